import { render } from "preact";
import { createApi, takeToken } from "./live/api.js";
import { type ReplayData, replaySource } from "./live/source.js";
import { App } from "./view/app.js";
import { RunView } from "./view/run-view.js";

const root = document.getElementById("app");
const inlined = document.getElementById("qwill-replay")?.textContent;
if (root) {
  if (inlined) render(<RunView source={replaySource(JSON.parse(inlined) as ReplayData)} />, root);
  else render(<App api={createApi(takeToken())} />, root);
}
