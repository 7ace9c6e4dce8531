// The navigation on narrow pages: a sheet over the page. Without scripts the same link opens it by its address.

export function startNavigation() {
  const navigation = document.getElementById("navigation");
  const toggle = document.querySelector("[data-navigation-toggle]");
  if (!navigation || !toggle) return;

  const set = (open) => {
    navigation.classList.toggle("is-open", open);
    toggle.setAttribute("aria-expanded", String(open));
    (open ? navigation.querySelector("[data-navigation-close]") : toggle).focus();
  };
  const isOpen = () => navigation.classList.contains("is-open");

  toggle.setAttribute("role", "button");
  toggle.addEventListener("click", (event) => {
    event.preventDefault();
    set(!isOpen());
  });
  navigation.querySelector("[data-navigation-close]").addEventListener("click", (event) => {
    event.preventDefault();
    set(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) set(false);
    if (event.key === " " && document.activeElement === toggle) {
      event.preventDefault();
      set(!isOpen());
    }
  });
  document.addEventListener("click", (event) => {
    if (isOpen() && !navigation.contains(event.target) && !toggle.contains(event.target)) set(false);
  });
  const here = navigation.querySelector("[aria-current='page']");
  if (here && here.offsetTop > navigation.clientHeight - 80) navigation.scrollTop = here.offsetTop - 160;
}
