// The chat page of the playground. It talks to /page/... alone and learns of changes from /page/events.

import { Chat } from "./chat.js";
import { $, ask, clockTime, icon, make, soon, toast } from "./dom.js";
import { panel } from "./panel.js";
import { state } from "./state.js";

// The list of people

function initials(name) { return name.split(" ").slice(0, 2).map((part) => part[0]).join("").toUpperCase(); }

function showPeople() {
  const entry = (person) => {
    const last = person.last, words = last ? last.text || last.caption || (last.photo ? "Photo" : last.document ? last.document.file_name : "…") : "Not started yet";
    const face = make("span", { className: "avatar", "aria-hidden": "true" }, initials(person.name));
    face.style.setProperty("--hue", String((person.id * 47) % 360));
    const count = state.unread.get(person.id);
    const button = make("button", { className: "person", type: "button", "aria-current": String(state.views[0]?.id === person.id), onclick: () => openChat(person.id) }, face, make("strong", {}, person.name), make("time", {}, last ? clockTime(new Date(last.date * 1000)) : ""), make("small", {}, words), count ? make("b", { "aria-label": `${count} unread` }, String(count)) : "");
    const shown = state.views.some((view) => view.id === person.id);
    return make("li", {}, button, !shown && make("button", { className: "round beside", type: "button", title: "Open beside the other chat", "aria-label": `Open the chat of ${person.name} beside the other one`, onclick: () => openBeside(person.id) }, icon("beside")));
  };
  $("persons").replaceChildren(...state.people.map(entry));
}

const callbacks = { explain: (chat, message) => panel.explain(chat, message), leave: closeChat };

async function openChat(id) {
  if (state.views[1]?.id === id) closeChat(state.views[1]);
  if (!state.views.length || state.views[0].id !== id) {
    const view = new Chat(id, callbacks);
    if (state.views[0]) state.views[0].root.replaceWith(view.root); else $("chats").append(view.root);
    state.views[0] = view;
    history.replaceState(null, "", `#${id}`);
    await view.load();
  }
  state.unread.delete(id);
  $("people").classList.remove("open");
  showPeople();
  panel.show();
}

async function openBeside(id) {
  if (state.views[1]) closeChat(state.views[1]);
  state.views[1] = new Chat(id, callbacks);
  $("chats").append(state.views[1].root);
  document.querySelector(".app").classList.add("double");
  await state.views[1].load();
  showPeople();
}

function closeChat(view) {
  view.root.remove();
  state.views.splice(state.views.indexOf(view), 1);
  document.querySelector(".app").classList.toggle("double", state.views.length > 1);
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

// What happens, as it happens

function inView(id, work) {
  const view = state.views.find((one) => one.id === id);
  if (!view) return false;
  view.missed?.push(() => work(view));
  if (!view.missed) work(view);
  return true;
}

const HAPPENINGS = {
  message(event) {
    const person = state.people.find((one) => one.id === event.chat), shown = inView(event.chat, (view) => view.put(event.message));
    if (person && (!person.last || event.message.message_id >= person.last.message_id)) {
      if (!shown && !event.message.mine && person.last?.message_id !== event.message.message_id) state.unread.set(event.chat, (state.unread.get(event.chat) || 0) + 1);
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
  const told = await ask("state");
  Object.assign(state, { bot: told.bot, offers: told.offers, people: told.people, reactions: told.reactions });
  document.querySelector(".brand strong").textContent = state.bot.first_name;
  document.title = `${state.bot.first_name} · playground`;
  setClock(told.now);
  $("next").hidden = !state.offers.next_moment;
  $("day").hidden = !state.offers.forward;
  showPeople();
}

async function begin() {
  await loadState();
  const wanted = Number(location.hash.slice(1)), id = state.people.some((one) => one.id === wanted) ? wanted : state.people[0].id;
  if (!document.querySelector(".tabs button")) panel.build();
  for (const view of state.views) await view.load();
  if (!state.views.length) await openChat(id);
  panel.choose(panel.current); // after a restart nothing of what was explained is there any more
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
$("next").addEventListener("click", (event) => move(event.currentTarget, { to: "next", person: state.views[0]?.id }));
$("day").addEventListener("click", (event) => move(event.currentTarget, { seconds: 86400 }));
$("theme").addEventListener("click", () => {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark" || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = localStorage.theme = dark ? "light" : "dark";
});
for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => $(button.dataset.close).classList.remove("open"));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") for (const side of [$("people"), $("panel")]) side.classList.remove("open"); });
document.addEventListener("click", (event) => {
  for (const view of state.views) if (!view.commands.hidden && !event.target.closest(".bottom")) view.showCommands(null);
  for (const more of document.querySelectorAll(".more[open]")) if (!more.contains(event.target)) more.open = false;
  for (const side of [$("people"), $("panel")]) if (side.classList.contains("open") && !side.contains(event.target) && !event.target.closest("[data-open], .behind, .person, .tabs, .sheet") && event.target.isConnected) side.classList.remove("open");
});
$("lightbox").addEventListener("click", () => $("lightbox").close());
if (localStorage.theme) document.documentElement.dataset.theme = localStorage.theme;
setInterval(tick, 1000);
listen();
