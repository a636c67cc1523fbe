/** Pages of ten and more kinds, as they are met on the web: hand-made, always the same. */

const WORDS =
  "harbour lamp river window market morning paper garden bridge winter letter stone copper orchard signal valley".split(
    " ",
  );

/** Prose of so many sentences. */
const prose = (sentences: number) =>
  Array.from({ length: sentences }, (_, at) => {
    const word = (shift: number) => WORDS[(at * 7 + shift * 3) % WORDS.length];
    return `The ${word(1)} near the ${word(2)} was closed after the ${word(3)} of ${1950 + (at % 70)}, and a ${word(4)} took its place.`;
  }).join(" ");
const times = (count: number, each: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => each(at)).join("");
const page = (title: string, body: string, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const menu = (links: number) =>
  `<header><a href="/">Home</a><nav><ul>${times(links, (at) => `<li><a href="/section/${at}?ref=top&utm_source=menu&id=${at * 7919}">Section ${at}</a></li>`)}</ul></nav></header>`;
const footer = `<footer><ul>${times(24, (at) => `<li><a href="/about/${at}">About ${at}</a></li>`)}</ul><p>All rights reserved</p></footer>`;

export const PAGES: Record<string, string> = {
  article: page(
    "An article",
    `${menu(30)}<main><article><h1>The old harbour</h1>${times(25, () => `<p>${prose(4)}</p>`)}</article><aside>${times(20, (at) => `<div class="card"><a href="/more/${at}"><img src="" alt="Picture ${at}"><h3>More ${at}</h3></a><p>${prose(1)}</p></div>`)}</aside></main>${footer}`,
  ),
  "sign-up": page(
    "Join",
    `<h1>Join the club</h1><form method="post" action="/done"><fieldset><legend>You</legend><label>First name <input name="first" required></label><label>Last name <input name="last"></label><label>Email <input type="email" name="email" required></label><label>Password <input type="password" name="password" value="secret-value"></label></fieldset><label>Country <select name="country">${times(200, (at) => `<option>Country ${at}</option>`)}</select></label><label><input type="checkbox" name="terms"> I agree</label><label>Day <input type="date" name="day"></label><button>Join</button></form>`,
  ),
  shop: page(
    "Shop",
    `${menu(12)}<main><h1>Lamps</h1><ul>${times(60, (at) => `<li><div><div><a href="/lamp/${at}?list=lamps&position=${at}"><img src="" alt=""><span>Lamp ${at}</span></a></div><div><span>EUR ${20 + at}.90</span></div><div><button type="button" onclick="cart.textContent = 'Cart: lamp ${at}'">Put into cart</button><button type="button" aria-label="Remember lamp ${at}"><svg width="10" height="10"><path d="M0 0L9 9"/></svg></button></div></div></li>`)}</ul></main><p id="cart">Cart: empty</p>${footer}`,
  ),
  table: page(
    "Results",
    `<h1>Results</h1><table><thead><tr><th>Id</th><th>Name</th><th>Town</th><th>Points</th><th></th></tr></thead><tbody>${times(200, (at) => `<tr><td>${at}</td><td>Runner ${at}</td><td>${WORDS[at % 16]}</td><td>${(at * 37) % 100}</td><td><a href="/runner/${at}">Open</a></td></tr>`)}</tbody></table>`,
  ),
  documentation: page(
    "Reference",
    `<nav>${times(150, (at) => `<a href="#f${at}">function ${at}</a>`)}</nav><main>${times(40, (at) => `<section id="f${at}"><h2>function ${at}</h2><pre><code>call_${at}(value, { option: ${at} })</code></pre><p>${prose(2)}</p></section>`)}</main>`,
  ),
  search: page(
    "Search",
    `<form action="/search"><input name="q" aria-label="Search" value="lamp"><button>Search</button></form><ol>${times(20, (at) => `<li><h3><a href="https://site-${at}.example/page/${at}?q=lamp&s=${at * 104729}">Result ${at}</a></h3><cite>site-${at}.example</cite><p>${prose(2)}</p></li>`)}</ol><nav><a href="/search?q=lamp&page=2">Next</a></nav>`,
  ),
  dashboard: page(
    "Dashboard",
    `<div id="app">${times(12, (at) => `<div class="tile"><div class="head"><span>Tile ${at}</span><i class="icon gear-${at}"></i></div><div><div><div><b>${at * 31}</b></div></div></div></div>`)}<div role="tablist"><div role="tab" tabindex="0" aria-selected="true">Day</div><div role="tab" tabindex="0">Week</div></div><canvas id="chart" width="300" height="100"></canvas><p id="said">nothing</p></div><script>for (const icon of document.querySelectorAll(".icon")) icon.addEventListener("click", () => { said.textContent = "opened " + icon.className; }); document.querySelectorAll("[role=tab]").forEach((tab) => tab.addEventListener("click", () => { said.textContent = "shows " + tab.textContent; }));</script>`,
    "<style>.icon { display: inline-block; width: 16px; height: 16px; cursor: pointer }</style>",
  ),
  frames: page(
    "Frames",
    `<h1>Booking</h1><iframe srcdoc="<label>Guests <input id=g value=1></label><button type=button onclick='document.title=g.value;o.textContent=&quot;booked for &quot;+g.value'>Book it</button><p id=o></p>" title="Booking"></iframe><x-chat></x-chat><script>customElements.define("x-chat", class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: "open" }).innerHTML = "<p>Chat</p><button>Open the chat</button>"; this.shadowRoot.querySelector("button").onclick = () => { this.shadowRoot.querySelector("p").textContent = "Chat is open"; }; } });</script>`,
  ),
  notice: page(
    "News",
    `<div id="wall" role="dialog" aria-label="Cookies" style="position:fixed;inset:0;background:#fffd"><p>We value your privacy. ${prose(6)}</p><button type="button" onclick="wall.remove()">Only necessary</button><button type="button">Settings</button></div>${menu(20)}<main>${times(30, (at) => `<article><h2><a href="/news/${at}">Headline ${at}</a></h2><p>${prose(1)}</p></article>`)}<button type="button" onclick="more.textContent = 'Older news'">Show older</button><p id="more"></p></main>`,
  ),
  rightToLeft: page(
    "متجر",
    `<div dir="rtl"><h1>متجر الكتب</h1><form action="/search"><label>بحث <input name="q"></label><button>ابحث</button></form>${times(30, (at) => `<p><a href="/k/${at}">كتاب رقم ${at}</a> السعر ${at + 10} ريال</p>`)}</div>`,
  ),
  calendar: page(
    "Calendar",
    `<h1>May</h1><div role="grid">${times(5, (week) => `<div role="row">${times(7, (day) => `<div role="gridcell" tabindex="-1"><span>${week * 7 + day + 1}</span><button type="button" aria-label="Choose ${week * 7 + day + 1} May" onclick="chosen.textContent = 'Chosen: ${week * 7 + day + 1} May'">+</button></div>`)}</div>`)}</div><p id="chosen">Chosen: nothing</p><div style="cursor:pointer" onclick="times.hidden = false">Time</div><ul id="times" role="listbox" hidden>${times(8, (at) => `<li role="option" style="cursor:pointer" onclick="chosen.textContent += ', ${at + 9}:00'">${at + 9}:00</li>`)}</ul>`,
  ),
  feed: page(
    "Feed",
    `<main id="feed"></main><script>let count = 0; const add = () => { for (let at = 0; at < 25; at++) { const post = document.createElement("article"); post.innerHTML = "<h3>Post " + count + "</h3><p>Words of post " + count + " for those who scroll.</p><button type=button>Like</button>"; feed.append(post); count += 1; } }; add(); addEventListener("scroll", () => { if (count < 500 && innerHeight + scrollY > document.body.scrollHeight - 200) add(); });</script>`,
  ),
  large: page(
    "Large",
    times(6000, (at) => `<div class="row"><span>Row ${at}</span> <a href="/row/${at}">open</a><i></i></div>`),
  ),
};
