// Nodes, requests and notices: what the other files stand on.

export const $ = (id) => document.getElementById(id);

export function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name === "className" ? "class" : name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export async function ask(path, body, method) {
  const form = body instanceof FormData;
  const options = body === undefined ? { method } : { method: method || "POST", body: form ? body : JSON.stringify(body), headers: form ? {} : { "Content-Type": "application/json" } };
  let answer, content;
  try {
    answer = await fetch(`/page/${path}`, options);
    content = await answer.json();
  } catch {
    content = { error: "The playground does not answer." };
  }
  if (!answer?.ok) { toast(content?.error || "That did not work."); throw new Error(content?.error); }
  return content;
}

const waiting = new Map(); // work for the next frame: many events in a row cost one layout
export function soon(key, work) {
  if (!waiting.size) requestAnimationFrame(() => { const all = [...waiting.values()]; waiting.clear(); for (const one of all) one(); });
  waiting.set(key, work);
}

let toastTimer;
export function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $("toast").classList.remove("shown"), 3500);
}

export function confirmText(text) {
  $("alert").querySelector("p").textContent = text;
  $("alert").showModal();
}

export const clockTime = (date) => date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
export const dayOf = (date) => date.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
export const sizeOf = (bytes) => bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
