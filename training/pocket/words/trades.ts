import type { Trade } from "./trade.js";
import { businessTrades } from "./trades-business.js";
import { careTrades } from "./trades-care.js";
import { manualTrades } from "./trades-manual.js";
import { techTrades } from "./trades-tech.js";

/** Trades in English, software a little more often than by count. */
export const trades: Trade[] = [
  ...techTrades,
  ...techTrades.slice(0, 3),
  ...careTrades,
  ...businessTrades,
  ...manualTrades,
];
