/** The tools for tables and charts. */
import type { QwillTool } from "../tool.js";
import { chartWrite } from "./chart-write.js";
import { dataLook } from "./data-look.js";
import { dataQuery } from "./data-query.js";
import { tableWrite } from "./table-write.js";

/** `data_look`, `data_query`, `table_write`, `chart_write`. */
export function dataTools(): QwillTool[] {
  return [dataLook, dataQuery, tableWrite, chartWrite];
}
