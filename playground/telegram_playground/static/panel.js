// Behind the scenes: decisions, what is stored, calls and faults.

import { $, ask, make } from "./dom.js";
import { state } from "./state.js";

const METHODS = ["", "sendMessage", "sendPhoto", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "getUpdates"];
const KINDS = { error: "500", too_many: "429", drop_before: "cut before", drop_after: "cut after", slow: "slow" };

export const panel = {
  tabs: { why: "Why", stored: "Stored", calls: "Calls", faults: "Faults" },
  current: "calls",
  target: null,

  build() {
    const names = Object.keys(this.tabs).filter((name) => ({ why: state.offers.decision, stored: state.offers.stored })[name] ?? true);
    this.current = names[0];
    const bar = document.querySelector(".tabs");
    bar.replaceChildren(...names.map((name) => make("button", { role: "tab", id: `tab-${name}`, type: "button", "aria-controls": "sheet", onclick: () => this.choose(name) }, this.tabs[name])));
    bar.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      this.choose(names[(names.indexOf(this.current) + step + names.length) % names.length]);
      $(`tab-${this.current}`).focus();
    };
    this.show();
  },

  choose(name) { this.current = name; this.target = null; this.show(); },

  explain(chat, message) { this.target = { chat, message }; this.current = "why"; $("panel").classList.add("open"); this.show(); },

  async show() {
    for (const tab of document.querySelectorAll(".tabs button")) {
      const chosen = tab.id === `tab-${this.current}`;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
    $("sheet").setAttribute("aria-labelledby", `tab-${this.current}`);
    const wanted = this.current, nodes = await this[wanted]().catch(() => null);
    if (nodes && wanted === this.current) $("sheet").replaceChildren(...nodes);
  },

  later() { clearTimeout(this.timer); this.timer = setTimeout(() => this.current !== "faults" && this.current !== "calls" && this.show(), 400); },

  async why() {
    const view = state.views[0];
    const intro = make("p", {}, "The decision behind a nudge. Choose one by the eye beside it.");
    if (!view) return [intro];
    const newest = [...view.data.values()].reverse().filter((one) => !one.mine && one.photo).slice(0, 3).map((one) => ({ chat: view.id, message: one.message_id }));
    for (const { chat, message } of this.target ? [this.target] : newest) {
      const found = await ask(`decision/${chat}/${message}`);
      if (found) return [make("p", {}, `Message ${message}`), facts(found)];
    }
    return [this.target ? make("p", {}, "There is no decision behind this message.") : intro];
  },

  async stored() {
    const found = state.views[0] && await ask(`stored/${state.views[0].id}`);
    return [make("p", {}, "All that the bot keeps about this person."), found ? facts(found) : make("p", {}, "Nothing so far.")];
  },

  async calls() {
    const calls = await ask("calls");
    return [make("p", {}, "What the bot asked of the Bot API, the newest first."), ...calls.reverse().map(callLine)];
  },

  addCall(call) {
    if (this.current !== "calls" || !$("sheet").firstElementChild) return;
    $("sheet").firstElementChild.after(callLine(call));
    if ($("sheet").childElementCount > 200) $("sheet").lastElementChild.remove();
  },

  async faults(list) {
    const active = list || await ask("faults");
    const field = (label, node) => make("label", {}, label, node);
    const kind = make("select", {}, ...Object.entries(KINDS).map(([value, text]) => make("option", { value }, text)));
    const method = make("select", {}, ...METHODS.map((name) => make("option", { value: name }, name || "every method")));
    const times = make("input", { type: "number", min: "1", placeholder: "always", value: "1" });
    const chance = make("input", { type: "number", min: "1", max: "100", value: "100" });
    const redraw = async (answer) => $("sheet").replaceChildren(...await this.faults(await answer));
    const add = (event) => { event.preventDefault(); redraw(ask("faults", { kind: kind.value, method: method.value, times: times.value, probability: chance.value / 100 })).catch(() => {}); };
    const form = make("form", { onsubmit: add }, field("What happens", kind), field("To", method), field("How often", times), field("Chance in %", chance), make("button", {}, "Let it happen"), make("button", { type: "button", className: "plain", onclick: () => redraw(ask("faults", undefined, "DELETE")).catch(() => {}) }, "Lift all"));
    const lines = active.map((fault) => make("li", {}, `${KINDS[fault.kind] || fault.kind}, ${fault.method || "every method"}, ${fault.times === null ? "always" : `${fault.times} more`}`));
    return [make("p", {}, "Let the bot's calls fail and see what it makes of it."), form, make("h3", {}, active.length ? "In force" : "Nothing is in force"), make("ul", {}, ...lines)];
  },
};

function callLine(call) {
  const failed = call.status !== 200, at = new Date(call.at);
  const summary = make("summary", {}, make("time", {}, at.toLocaleTimeString("en-GB")), make("strong", {}, call.method), make("small", {}, `${call.status || "cut"} · ${call.milliseconds} ms`));
  const line = make("details", { className: `call${failed ? " failed" : ""}` }, summary);
  line.addEventListener("toggle", () => line.open && !line.querySelector("pre") && line.append(make("pre", {}, JSON.stringify({ parameters: call.parameters, answer: call.answer }, null, 2))));
  return line;
}

// JSON for reading: objects as facts, lists of like objects as tables.
function facts(value) {
  if (Array.isArray(value)) {
    if (!value.length) return make("span", {}, "none");
    const flat = value.every((item) => item && typeof item === "object" && !Array.isArray(item) && Object.values(item).every((cell) => cell === null || typeof cell !== "object"));
    if (!flat) return make("ul", {}, ...value.map((item) => make("li", {}, facts(item))));
    const names = [...new Set(value.flatMap(Object.keys))];
    const row = (item) => make("tr", {}, ...names.map((name) => make("td", {}, facts(item[name] ?? null))));
    return make("div", { className: "rows", tabindex: "0" }, make("table", {}, make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name.replaceAll("_", " "))))), make("tbody", {}, ...value.map(row))));
  }
  if (value && typeof value === "object") {
    return make("dl", { className: "facts" }, ...Object.entries(value).map(([name, item]) => make("div", {}, make("dt", {}, name.replaceAll("_", " ")), make("dd", {}, facts(item)))));
  }
  if (typeof value === "number") return make("span", { className: "number" }, Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4))));
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) {
    const date = new Date(value);
    return make("time", { datetime: value, title: value }, `${date.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${date.toLocaleTimeString("en-GB")}`);
  }
  return make("span", {}, value === null ? "–" : value === true ? "yes" : value === false ? "no" : String(value));
}
