// Texts as nodes. What people and bots write only ever becomes text nodes: no markup is made from it.

import { make } from "./dom.js";

// A text with entities as nodes. Entities nest or stand apart; their offsets count UTF-16 units, as strings here do.
export function words(text, entities, view) {
  const build = (from, to, list) => {
    const nodes = [];
    let at = from;
    for (let i = 0; i < list.length; i++) {
      const entity = list[i], start = Math.max(entity.offset, at), end = Math.min(entity.offset + entity.length, to);
      if (end <= start) continue;
      nodes.push(text.slice(at, start));
      const inner = [];
      while (i + 1 < list.length && list[i + 1].offset < end) inner.push(list[++i]);
      nodes.push(wrap(entity, text.slice(start, end), build(start, end, inner), view));
      at = end;
    }
    nodes.push(text.slice(at, to));
    return nodes.filter((node) => node !== "");
  };
  return build(0, text.length, entities || []);
}

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };

function wrap(entity, text, children, view) {
  const link = { text_link: entity.url, url: text, email: `mailto:${text}`, mention: `https://t.me/${text.slice(1)}` }[entity.type];
  if (link && /^(https?|tg|mailto):/i.test(link)) return make("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, ...children);
  if (entity.type === "bot_command" && view) return make("button", { type: "button", className: "command", onclick: () => view.write(text) }, ...children);
  if (entity.type === "spoiler") {
    const open = (event) => event.currentTarget.classList.add("open");
    return make("span", { className: "spoiler", tabindex: "0", role: "button", "aria-label": "Hidden text", onclick: open, onkeydown: (event) => event.key === "Enter" && open(event) }, ...children);
  }
  return make(TAGS[entity.type] || "span", {}, ...children);
}
