// What Chromium 81 lacks and later code may take for granted. Each is defined only where it is missing.

function define(owner, name, value) {
  if (!(name in owner)) {
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  }
}

function at(index) {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function findLast(test, self) {
  for (let place = this.length - 1; place >= 0; place -= 1) {
    if (test.call(self, this[place], place, this)) return this[place];
  }
  return undefined;
}

function replaceAll(search, replacement) {
  if (search instanceof RegExp) return this.replace(search, replacement);
  return this.split(String(search)).join(replacement);
}

function replaceChildren(...nodes) {
  while (this.lastChild) this.removeChild(this.lastChild);
  this.append(...nodes);
}

/** Plain data only (what JSON can carry, and dates): enough for the messages and settings that pages copy. */
function copyPlain(value) {
  if (value instanceof Date) return new Date(value.getTime());
  if (Array.isArray(value)) return value.map(copyPlain);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, copyPlain(held)]));
  }
  return value;
}

define(Array.prototype, "at", at);
define(String.prototype, "at", function charAt(index) {
  return at.call(String(this), index);
});
define(Array.prototype, "findLast", findLast);
define(String.prototype, "replaceAll", replaceAll);
define(Object, "hasOwn", (owner, key) => Object.prototype.hasOwnProperty.call(owner, key));
define(Element.prototype, "replaceChildren", replaceChildren);
define(window, "structuredClone", copyPlain);
