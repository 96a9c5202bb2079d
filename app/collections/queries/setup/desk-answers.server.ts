import { type DeskAnswers, findDeskAnswers } from "~/collections/data/desk/desk-answers.server";
import type { QueryContext } from "~/people/access/query-context";

/** What the firm said of the collections desk. */
export function deskAnswers({ db }: QueryContext): Promise<DeskAnswers> {
  return findDeskAnswers(db, "collections");
}
