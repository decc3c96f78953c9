// The chat page of the playground. It talks to /page/... alone and learns of changes from /page/events.
// What people and bots write only ever becomes text nodes: no markup is made from it.

const $ = (id) => document.getElementById(id);
const views = [];                       // the open chats, the main one first
let bot = {}, offers = {}, people = []; // as /page/state tells them
const unread = new Map();               // person -> messages of the bot that were not on the screen

function make(tag, props = {}, ...children) {
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

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

async function ask(path, body, method) {
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
function soon(key, work) {
  if (!waiting.size) requestAnimationFrame(() => { const all = [...waiting.values()]; waiting.clear(); for (const one of all) one(); });
  waiting.set(key, work);
}

let toastTimer;
function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $("toast").classList.remove("shown"), 3500);
}

function confirmText(text) {
  $("alert").querySelector("p").textContent = text;
  $("alert").showModal();
}

const clockTime = (date) => date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayOf = (date) => date.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
const sizeOf = (bytes) => bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

// A text with entities as nodes. Entities nest or stand apart; their offsets count UTF-16 units, as strings here do.
function words(text, entities, view) {
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

class Chat {
  constructor(id) {
    this.id = id;
    this.nodes = new Map();  // message id -> node, oldest first
    this.data = new Map();   // message id -> message
    this.root = $("chat-template").content.firstElementChild.cloneNode(true);
    const find = (selector) => this.root.querySelector(selector);
    Object.assign(this, { log: find(".log"), form: find(".composer"), input: find("textarea"), keys: find(".keys"), jump: find(".jump"), begin: find(".begin"), commands: find(".commands"), menu: find(".menu"), draft: find(".draft"), toggle: find(".toggle"), picker: find(".attach input") });
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.input.addEventListener("input", () => this.resize());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("paste", (event) => event.clipboardData.files.length && this.attach(event.clipboardData.files[0]));
    this.picker.addEventListener("change", () => this.picker.files.length && this.attach(this.picker.files[0]));
    this.log.addEventListener("scroll", () => this.onScroll(), { passive: true });
    this.jump.addEventListener("click", () => this.toEnd());
    this.menu.addEventListener("click", () => this.showCommands(this.commands.hidden ? "" : null));
    this.toggle.addEventListener("click", () => { this.keys.hidden = !this.keys.hidden; });
    this.draft.querySelector("button").addEventListener("click", () => this.drop());
    find(".block").addEventListener("click", () => { find(".more").open = false; ask(`chats/${this.id}/block`, { blocked: this.status !== "blocked" }).catch(() => {}); });
    find(".leave").addEventListener("click", () => closeChat(this));
    find(".look").addEventListener("click", () => $("panel").classList.add("open"));
    find("[data-open=people]").addEventListener("click", () => $("people").classList.add("open"));
    for (const kind of ["dragover", "dragleave", "drop"]) {
      this.root.addEventListener(kind, (event) => {
        event.preventDefault();
        this.root.classList.toggle("dropping", kind === "dragover");
        if (kind === "drop" && event.dataTransfer.files.length) this.attach(event.dataTransfer.files[0]);
      });
    }
  }

  async load() {
    this.missed = []; // what happens while the answer is on its way may be in it or not: it is told again
    const missed = this.missed, chat = await ask(`chats/${this.id}`);
    this.more = chat.more;
    this.nodes.clear();
    this.data.clear();
    this.log.replaceChildren();
    this.jump.querySelector("b").textContent = "";
    for (const message of chat.messages) this.put(message, false);
    this.dress(chat);
    this.missed = null;
    for (const tell of missed) tell();
    this.toEnd(false);
  }

  async refresh() { this.dress(await ask(`chats/${this.id}`)); }

  dress(chat) {
    const known = chat.commands || [];
    this.status = chat.status;
    this.known = known;
    this.root.setAttribute("aria-label", `Chat of ${chat.name} with ${bot.first_name}`);
    this.root.querySelector(".bot-name").textContent = bot.first_name;
    this.root.querySelector(".block").textContent = chat.status === "blocked" ? "Unblock the bot" : "Block the bot";
    this.root.querySelector(".block").disabled = chat.status === "new";
    this.act(chat.action);
    const open = chat.status === "open";
    const began = document.activeElement === this.begin;
    this.form.hidden = !open;
    this.begin.hidden = open;
    if (open && began && matchMedia("(pointer: fine)").matches) this.input.focus();
    this.begin.textContent = { new: "Start", blocked: "Unblock", deactivated: "This account is gone" }[chat.status] || "";
    this.begin.disabled = chat.status === "deactivated";
    const payload = new URLSearchParams(location.search).get("start");
    this.begin.onclick = () => chat.status === "blocked" ? ask(`chats/${this.id}/block`, { blocked: false }) : this.write(payload ? `/start ${payload}` : "/start");
    this.log.querySelector(".welcome")?.remove();
    if (chat.status === "new" && !this.nodes.size) {
      this.log.append(make("div", { className: "welcome" }, make("img", { src: "/static/icon.svg", alt: "" }), make("h2", {}, bot.first_name), make("p", {}, bot.description || bot.about || "Press Start to begin.")));
    }
    this.menu.hidden = !known.length;
    const keyboard = chat.keyboard;
    this.keys.hidden = this.toggle.hidden = !open || keyboard?.kind !== "keyboard";
    this.keys.replaceChildren(...(keyboard?.rows || []).map((row) => make("div", {}, ...row.map((button) => make("button", { type: "button", onclick: () => this.pressKey(button) }, button.text)))));
    this.input.placeholder = keyboard?.input_field_placeholder || "Message";
    if (keyboard?.kind === "force_reply") {
      this.replyTo = [...this.data.keys()].pop();
      this.input.focus();
    }
    if (this.pinned) this.toEnd(false);
  }

  act(action) {
    this.busy = action;
    const status = this.root.querySelector(".status");
    const doing = { typing: "typing…", upload_photo: "sending a photo…", upload_document: "sending a file…" }[action] || (action && "busy…");
    const person = people.find((one) => one.id === this.id);
    status.textContent = doing || (person ? `with ${person.name}` : "bot");
    status.classList.toggle("busy", Boolean(action));
    this.log.querySelector(".typing")?.remove();
    clearTimeout(this.actionTimer);
    if (!action) return;
    this.log.append(make("div", { className: "typing", "aria-label": doing }, make("i"), make("i"), make("i")));
    if (this.pinned) this.toEnd(false);
    this.actionTimer = setTimeout(() => this.act(null), 5000); // as on Telegram: it ends by itself
  }

  put(message, fresh = true) {
    const old = this.nodes.get(message.message_id), stay = this.pinned;
    if (!old && this.nodes.size && message.message_id < this.nodes.keys().next().value) return; // above what is loaded
    const node = this.draw(message);
    this.data.set(message.message_id, message);
    this.nodes.set(message.message_id, node);
    if (old) {
      const held = old.contains(document.activeElement);
      old.replaceWith(node);
      if (held) this.log.focus({ preventScroll: true });
    } else {
      this.log.querySelector(".welcome")?.remove();
      this.log.insertBefore(node, this.log.querySelector(".typing"));
      if (fresh) node.classList.add("fresh");
    }
    this.group(node);
    if (!fresh) return;
    if (stay || (message.mine && !old)) soon(this, () => this.toEnd(!old));
    else if (!old) this.jump.querySelector("b").textContent = Number(this.jump.querySelector("b").textContent || 0) + 1;
    if (stay && this.nodes.size > 400) this.forget(200);
  }

  forget(count) { // keeps a long chat light: older messages are loaded again when somebody scrolls up
    for (const [id, node] of [...this.nodes].slice(0, count)) { node.remove(); this.nodes.delete(id); this.data.delete(id); }
    this.more = true;
    this.group(this.nodes.values().next().value);
  }

  remove(id) {
    const node = this.nodes.get(id), next = node?.nextElementSibling, before = node?.previousElementSibling;
    node?.remove();
    this.nodes.delete(id);
    this.data.delete(id);
    for (const one of [before, next]) if (one?.classList.contains("message")) this.group(one);
  }

  taken(id) {
    const message = this.data.get(id);
    if (!message) return;
    message.taken = true;
    this.nodes.get(id).querySelector(".ticks use")?.setAttribute("href", "#i-two");
  }

  // Messages of one side within five minutes stand together; the last of them has the tail.
  group(node) {
    const shape = (one) => {
      const before = this.neighbour(one, "previousElementSibling"), after = this.neighbour(one, "nextElementSibling");
      const near = (a, b) => a && b && a.dataset.mine === b.dataset.mine && Math.abs(a.dataset.date - b.dataset.date) < 300;
      const newDay = !before || dayOf(new Date(before.dataset.date * 1000)) !== dayOf(new Date(one.dataset.date * 1000));
      one.classList.toggle("first", newDay || !near(before, one));
      one.classList.toggle("tail", !near(one, after));
      one.querySelector(":scope > .day")?.remove();
      if (newDay) one.prepend(make("div", { className: "day" }, dayOf(new Date(one.dataset.date * 1000))));
    };
    for (const one of [this.neighbour(node, "previousElementSibling"), node, this.neighbour(node, "nextElementSibling")]) if (one) shape(one);
  }

  neighbour(node, side) { return node?.[side]?.classList.contains("message") ? node[side] : null; }

  draw(message) {
    const text = message.text ?? message.caption ?? "", mine = message.mine, date = new Date(message.date * 1000);
    const media = message.photo || message.sticker;
    const meta = make("span", { className: "meta" }, message.edit_date ? "edited" : null, make("time", { datetime: date.toISOString() }, clockTime(date)), mine && make("span", { className: "ticks" }, icon(message.taken ? "two" : "one")));
    const body = text && make("div", { className: "words", dir: "auto" }, ...words(text, message.entities || message.caption_entities, this));
    if (body) body.style.setProperty("--room", `${(message.edit_date ? 86 : 44) + (mine ? 20 : 0)}px`);
    const replied = message.reply_to_message;
    const parts = [replied && make("span", { className: "quote" }, replied.text || replied.caption || "Photo"), this.drawMedia(message), body];
    if (message.show_caption_above_media) parts.push(parts.splice(1, 1)[0]);
    const bubble = make("div", { className: `bubble${media ? " media" : ""}` }, make("span", { className: "sr" }, mine ? "You: " : `${bot.first_name}: `), ...parts, meta);
    const rows = message.reply_markup?.inline_keyboard || [];
    const keyboard = rows.length > 0 && make("div", { className: "inline" }, ...rows.map((row) => make("div", {}, ...row.map((button) => this.drawButton(message, button)))));
    const why = !mine && offers.decision && make("button", { className: "round behind", type: "button", "aria-label": "What is behind this message", title: "What is behind this?", onclick: () => panel.explain(this.id, message.message_id) }, icon("look"));
    const node = make("article", { className: `message${mine ? " mine" : ""}${rows.length ? " has-keys" : ""}` }, make("div", { className: "stack" }, bubble, keyboard, why));
    Object.assign(node.dataset, { id: message.message_id, mine: Number(mine), date: message.date });
    return node;
  }

  drawMedia(message) {
    if (message.photo) {
      const size = message.photo[message.photo.length - 1];
      const show = () => { $("lightbox").querySelector("img").src = `/page/files/${size.file_id}`; $("lightbox").showModal(); };
      return make("button", { className: "photo", type: "button", onclick: show, "aria-label": "Photo: show it large" }, make("img", { src: `/page/files/${size.file_id}`, width: size.width, height: size.height, alt: message.caption ? "" : "Photo", onload: () => this.pinned && this.toEnd(false) }));
    }
    if (message.sticker) return make("img", { className: "sticker", src: `/page/files/${message.sticker.file_id}`, alt: `Sticker ${message.sticker.emoji || ""}` });
    if (message.document) {
      const { file_id, file_name, file_size } = message.document;
      return make("a", { className: "file", href: `/page/files/${file_id}`, download: file_name }, make("i", {}, icon("file")), make("span", {}, make("strong", {}, file_name), make("small", {}, sizeOf(file_size))));
    }
    if (message.location) return make("span", { className: "file" }, make("i", {}, icon("pin")), make("span", {}, make("strong", {}, "Place"), make("small", {}, `${message.location.latitude.toFixed(3)}, ${message.location.longitude.toFixed(3)}`)));
    if (message.contact) return make("span", { className: "file" }, make("i", {}, icon("people")), make("span", {}, make("strong", {}, message.contact.first_name), make("small", {}, message.contact.phone_number)));
    return null;
  }

  drawButton(message, button) {
    if (button.url) return make("a", { href: /^(https?|tg):/i.test(button.url) ? button.url : "#", target: "_blank", rel: "noopener noreferrer" }, `${button.text} ↗`);
    return make("button", { type: "button", onclick: (event) => this.press(event.currentTarget, message, button) }, button.text);
  }

  async press(node, message, button) {
    if (button.copy_text) { await navigator.clipboard?.writeText(button.copy_text.text); return toast("Copied"); }
    if (!button.callback_data || node.classList.contains("busy")) return undefined;
    node.classList.add("busy");
    node.setAttribute("aria-busy", "true");
    try {
      const answer = await ask(`chats/${this.id}/press`, { message: message.message_id, data: button.callback_data });
      if (answer.late) toast("The bot did not answer this press.");
      else if (answer.text) (answer.show_alert ? confirmText : toast)(answer.text);
    } catch { /* told already */ } finally {
      node.classList.remove("busy");
      node.removeAttribute("aria-busy");
    }
    return undefined;
  }

  pressKey(button) {
    if (button.request_contact) return ask(`chats/${this.id}/share`, { what: "contact" }).catch(() => {});
    if (!button.request_location) return this.write(button.text);
    const share = (place) => ask(`chats/${this.id}/share`, { what: "location", ...place }).catch(() => {});
    const somewhere = () => share({ latitude: 52.52, longitude: 13.405 });
    if (!navigator.geolocation) return somewhere();
    return navigator.geolocation.getCurrentPosition((found) => share({ latitude: found.coords.latitude, longitude: found.coords.longitude }), somewhere, { timeout: 4000 });
  }

  write(text) { return ask(`chats/${this.id}/text`, { text }).catch(() => {}); }

  async send() {
    const text = this.input.value.trim(), file = this.file, editing = this.editing, id = this.id;
    if (!text && !file) return;
    this.showCommands(null);
    try {
      if (file) {
        const form = new FormData();
        form.append("file", file);
        form.append("caption", text);
        form.append("as", /^image\/(jpeg|png|webp|gif)$/.test(file.type) ? "photo" : "document");
        await ask(`chats/${id}/file`, form);
      } else if (editing) await ask(`chats/${id}/edit`, { message: editing, text });
      else await ask(`chats/${id}/text`, { text, reply_to: this.replyTo });
      this.input.value = "";
      this.replyTo = undefined;
      this.drop();
    } catch { /* what was written stays */ }
    this.resize();
  }

  attach(file) {
    this.drop();
    this.file = file;
    const line = this.draft.querySelector("span"), picture = file.type.startsWith("image/");
    line.replaceChildren(file.name);
    if (picture) this.draft.prepend(make("img", { src: URL.createObjectURL(file), alt: "" }));
    this.draft.hidden = false;
    this.root.querySelector(".composer").classList.add("writing");
    this.input.focus();
  }

  drop() {
    if (this.editing) this.input.value = "";
    this.file = this.editing = undefined;
    this.picker.value = "";
    this.draft.hidden = true;
    const image = this.draft.querySelector("img");
    if (image) { URL.revokeObjectURL(image.src); image.remove(); }
    this.resize();
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    if (event.key === "Escape") { this.showCommands(null); this.drop(); }
    if (event.key === "ArrowUp" && !this.input.value) {
      const last = [...this.data.values()].reverse().find((message) => message.mine && message.text);
      if (!last) return;
      event.preventDefault();
      this.editing = last.message_id;
      this.input.value = last.text;
      this.draft.querySelector("span").textContent = `Editing: ${last.text}`;
      this.draft.hidden = false;
      this.resize();
    }
  }

  resize() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 150)}px`;
    this.form.classList.toggle("writing", Boolean(this.input.value || this.file));
    const starting = this.input.value.startsWith("/") && !/\s/.test(this.input.value);
    if (starting || this.starting) this.showCommands(starting ? this.input.value.slice(1) : null);
    this.starting = starting;
  }

  showCommands(start) {
    const fitting = start === null ? [] : (this.known || []).filter((one) => one.command.startsWith(start.toLowerCase()));
    this.commands.hidden = !fitting.length;
    this.menu.setAttribute("aria-expanded", String(!this.commands.hidden));
    const choose = (one) => { this.input.value = ""; this.showCommands(null); this.resize(); this.write(`/${one.command}`); };
    this.commands.querySelector("ul").replaceChildren(...fitting.map((one) => make("li", {}, make("button", { type: "button", onclick: () => choose(one) }, make("span", {}, one.description), make("b", {}, `/${one.command}`)))));
  }

  get near() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 120; }

  toEnd(smooth = true) {
    this.pinned = true;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant" });
    this.jump.querySelector("b").textContent = "";
    unread.delete(this.id);
  }

  async onScroll() {
    // Pinned to the end until somebody scrolls up: on its smooth way down it is not near, but going there.
    if (this.near) this.pinned = true;
    else if (this.log.scrollTop < this.lastTop) this.pinned = false;
    this.lastTop = this.log.scrollTop;
    this.jump.hidden = this.pinned;
    if (this.near) this.jump.querySelector("b").textContent = "";
    if (this.log.scrollTop > 200 || !this.more || this.loading || !this.nodes.size) return;
    this.loading = true;
    try {
      const first = this.nodes.keys().next().value, top = this.nodes.get(first), height = this.log.scrollHeight;
      const { messages, more } = await ask(`chats/${this.id}?before=${first}`);
      this.more = more;
      const known = [...this.nodes], told = [...this.data];
      this.nodes = new Map(messages.map((message) => [message.message_id, this.draw(message)]));
      this.data = new Map([...messages.map((message) => [message.message_id, message]), ...told]);
      top.before(...this.nodes.values());
      for (const node of this.nodes.values()) this.group(node);
      for (const [id, node] of known) this.nodes.set(id, node);
      this.log.scrollTop += this.log.scrollHeight - height;
    } catch { /* told already */ } finally { this.loading = false; }
  }
}

// The list of people

function initials(name) { return name.split(" ").slice(0, 2).map((part) => part[0]).join("").toUpperCase(); }

function showPeople() {
  const entry = (person) => {
    const last = person.last, words = last ? last.text || last.caption || (last.photo ? "Photo" : last.document ? last.document.file_name : "…") : "Not started yet";
    const face = make("span", { className: "avatar", "aria-hidden": "true" }, initials(person.name));
    face.style.setProperty("--hue", String((person.id * 47) % 360));
    const count = unread.get(person.id);
    const button = make("button", { className: "person", type: "button", "aria-current": String(views[0]?.id === person.id), onclick: () => openChat(person.id) }, face, make("strong", {}, person.name), make("time", {}, last ? clockTime(new Date(last.date * 1000)) : ""), make("small", {}, words), count ? make("b", { "aria-label": `${count} unread` }, String(count)) : "");
    const shown = views.some((view) => view.id === person.id);
    return make("li", {}, button, !shown && make("button", { className: "round beside", type: "button", title: "Open beside the other chat", "aria-label": `Open the chat of ${person.name} beside the other one`, onclick: () => openBeside(person.id) }, icon("beside")));
  };
  $("persons").replaceChildren(...people.map(entry));
}

async function openChat(id) {
  if (views[1]?.id === id) closeChat(views[1]);
  if (!views.length || views[0].id !== id) {
    const view = new Chat(id);
    if (views[0]) views[0].root.replaceWith(view.root); else $("chats").append(view.root);
    views[0] = view;
    history.replaceState(null, "", `#${id}`);
    await view.load();
  }
  unread.delete(id);
  $("people").classList.remove("open");
  showPeople();
  panel.show();
}

async function openBeside(id) {
  if (views[1]) closeChat(views[1]);
  views[1] = new Chat(id);
  $("chats").append(views[1].root);
  document.querySelector(".app").classList.add("double");
  await views[1].load();
  showPeople();
}

function closeChat(view) {
  view.root.remove();
  views.splice(views.indexOf(view), 1);
  document.querySelector(".app").classList.toggle("double", views.length > 1);
  showPeople();
}

// The bot's time

let ahead = 0; // milliseconds that the bot's clock is ahead of this machine's

function setClock(now) { ahead = new Date(now) - Date.now(); tick(); }

function tick() {
  const now = new Date(Date.now() + ahead);
  const [day, hour] = $("time").children;
  day.textContent = now.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" });
  hour.textContent = clockTime(now);
  $("time").dateTime = now.toISOString();
}

async function move(button, body) {
  button.disabled = true;
  try {
    const { now, moved } = await ask("clock", body);
    setClock(now);
    if (!moved) toast("Nothing is due: the clock stays.");
  } catch { /* told already */ } finally { button.disabled = false; }
}

// Behind the scenes

const METHODS = ["", "sendMessage", "sendPhoto", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "getUpdates"];
const KINDS = { error: "500", too_many: "429", drop_before: "cut before", drop_after: "cut after", slow: "slow" };

const panel = {
  tabs: { why: "Why", stored: "Stored", calls: "Calls", faults: "Faults" },
  current: "calls",
  target: null,

  build() {
    const names = Object.keys(this.tabs).filter((name) => ({ why: offers.decision, stored: offers.stored })[name] ?? true);
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
    const view = views[0];
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
    const found = views[0] && await ask(`stored/${views[0].id}`);
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
    const lines = active.map((fault) => make("li", {}, `${KINDS[fault.kind]}, ${fault.method || "every method"}, ${fault.times === null ? "always" : `${fault.times} more`}`));
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

// What happens, as it happens

function inView(id, work) {
  const view = views.find((one) => one.id === id);
  if (!view) return false;
  view.missed?.push(() => work(view));
  if (!view.missed) work(view);
  return true;
}

const HAPPENINGS = {
  message(event) {
    const person = people.find((one) => one.id === event.chat), shown = inView(event.chat, (view) => view.put(event.message));
    if (person && (!person.last || event.message.message_id >= person.last.message_id)) {
      if (!shown && !event.message.mine && person.last?.message_id !== event.message.message_id) unread.set(event.chat, (unread.get(event.chat) || 0) + 1);
      person.last = event.message;
      soon("people", showPeople);
    }
    panel.later();
  },
  deleted(event) { inView(event.chat, (view) => view.remove(event.id)); },
  taken(event) { inView(event.chat, (view) => view.taken(event.id)); },
  action(event) { inView(event.chat, (view) => view.act(event.action)); },
  chat(event) { inView(event.chat, (view) => view.refresh().catch(() => {})); },
  people() { loadState().catch(() => {}); },
  call(event) { panel.addCall(event.call); },
  clock(event) { setClock(event.now); },
};

async function loadState() {
  const state = await ask("state");
  ({ bot, offers, people } = state);
  document.querySelector(".brand strong").textContent = bot.first_name;
  document.title = `${bot.first_name} · playground`;
  setClock(state.now);
  $("next").hidden = !offers.next_moment;
  $("day").hidden = !offers.forward;
  showPeople();
}

async function begin() {
  await loadState();
  const wanted = Number(location.hash.slice(1)), id = people.some((one) => one.id === wanted) ? wanted : people[0].id;
  if (!document.querySelector(".tabs button")) panel.build();
  for (const view of views) await view.load();
  if (!views.length) await openChat(id);
}

function listen() {
  const events = new EventSource("/page/events");
  events.onopen = () => begin().catch(() => {});
  events.onmessage = (event) => { const told = JSON.parse(event.data); HAPPENINGS[told.kind]?.(told); };
}

$("newcomer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { id } = await ask("people", { name: $("name").value });
  $("name").value = "";
  await loadState();
  await openChat(id);
});
$("next").addEventListener("click", (event) => move(event.currentTarget, { to: "next", person: views[0]?.id }));
$("day").addEventListener("click", (event) => move(event.currentTarget, { seconds: 86400 }));
$("theme").addEventListener("click", () => {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark" || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = localStorage.theme = dark ? "light" : "dark";
});
for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => $(button.dataset.close).classList.remove("open"));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") for (const side of [$("people"), $("panel")]) side.classList.remove("open"); });
document.addEventListener("click", (event) => {
  for (const view of views) if (!view.commands.hidden && !event.target.closest(".bottom")) view.showCommands(null);
  for (const more of document.querySelectorAll(".more[open]")) if (!more.contains(event.target)) more.open = false;
  for (const side of [$("people"), $("panel")]) if (side.classList.contains("open") && !side.contains(event.target) && !event.target.closest("[data-open], .behind, .person, .tabs, .sheet") && event.target.isConnected) side.classList.remove("open");
});
$("lightbox").addEventListener("click", () => $("lightbox").close());
if (localStorage.theme) document.documentElement.dataset.theme = localStorage.theme;
setInterval(tick, 1000);
listen();
