// One chat: its messages, keyboards and composer.

import { $, ask, clockTime, confirmText, dayOf, icon, make, sizeOf, soon, toast } from "./dom.js";
import { state } from "./state.js";
import { words } from "./words.js";

export class Chat {
  constructor(id, callbacks) {
    this.id = id;
    this.callbacks = callbacks; // explain(chat, message) and leave(view)
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
    find(".leave").addEventListener("click", () => this.callbacks.leave(this));
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
    this.root.setAttribute("aria-label", `Chat of ${chat.name} with ${state.bot.first_name}`);
    this.root.querySelector(".bot-name").textContent = state.bot.first_name;
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
      this.log.append(make("div", { className: "welcome" }, make("img", { src: "/static/icon.svg", alt: "" }), make("h2", {}, state.bot.first_name), make("p", {}, state.bot.description || state.bot.about || "Press Start to begin.")));
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
    const person = state.people.find((one) => one.id === this.id);
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
    const bubble = make("div", { className: `bubble${media ? " media" : ""}` }, make("span", { className: "sr" }, mine ? "You: " : `${state.bot.first_name}: `), ...parts, meta);
    const rows = message.reply_markup?.inline_keyboard || [];
    const keyboard = rows.length > 0 && make("div", { className: "inline" }, ...rows.map((row) => make("div", {}, ...row.map((button) => this.drawButton(message, button)))));
    const why = !mine && state.offers.decision && make("button", { className: "round behind", type: "button", "aria-label": "What is behind this message", title: "What is behind this?", onclick: () => this.callbacks.explain(this.id, message.message_id) }, icon("look"));
    const chip = message.emoji?.length > 0 && make("button", { className: "chip", type: "button", title: "Take it away", "aria-label": `Your reaction ${message.emoji[0]}: take it away`, onclick: () => this.react(message, "") }, message.emoji[0]);
    const node = make("article", { className: `message${mine ? " mine" : ""}${rows.length ? " has-keys" : ""}` }, make("div", { className: "stack" }, bubble, chip, keyboard, why, !mine && this.drawReactions(message)));
    Object.assign(node.dataset, { id: message.message_id, mine: Number(mine), date: message.date });
    return node;
  }

  drawReactions(message) {
    const offered = make("span", { className: "offered" }, ...(state.reactions || []).map((emoji) => make("button", { type: "button", "aria-label": `React with ${emoji}`, onclick: (event) => { event.currentTarget.closest("details").open = false; this.react(message, emoji); } }, emoji)));
    return make("details", { className: "react" }, make("summary", { className: "round", "aria-label": "React to this message", title: "React" }, "☺"), offered);
  }

  react(message, emoji) { return ask(`chats/${this.id}/react`, { message: message.message_id, emoji }).catch(() => {}); }

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
    state.unread.delete(this.id);
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
