// Requests that fail say so: htmx on its own would leave the page as it was, in silence.

const REASONS = {
  403: "您没有查看这项内容的权限。如工作需要，请联系本部门管理员。",
  404: "这项内容不存在，可能已被移走。请刷新页面后再试。",
  409: "内容已被他人修改。请刷新页面，核对后再提交。",
};

/** Puts one message into the page's live region, in place of the last one that a script put there. */
export function say(text) {
  const region = document.getElementById("notices");
  if (!region) return;
  const line = document.createElement("div");
  line.className = "notice notice-error";
  line.setAttribute("role", "alert");
  line.dataset.said = "1";
  const paragraph = document.createElement("p");
  const level = document.createElement("strong");
  level.textContent = "错误：";
  paragraph.append(level, text);
  line.append(paragraph);
  region.querySelectorAll("[data-said]").forEach((old) => old.remove());
  region.append(line);
  line.scrollIntoView({ block: "nearest" });
}

export function startRequests() {
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    say(REASONS[status] || `没有取到内容（状态 ${status}）。请稍后再试；仍不行时把这一状态告诉系统管理员。`);
  });
  document.addEventListener("htmx:sendError", () => say("连不上服务器。请检查网络，然后再点一次。"));
  document.addEventListener("htmx:timeout", () => say("等候时间过长，没有取到内容。请再点一次。"));
}
