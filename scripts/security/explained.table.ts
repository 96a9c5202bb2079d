import type { Finding } from "./finding";

interface Explained {
  tool: Finding["tool"];
  kind: string;
  detail: RegExp;
  why: string;
}

/** What a scanner says that is no weakness, and why not. */
export const EXPLAINED: Explained[] = [
  {
    tool: "wapiti",
    kind: "HTTP Secure Headers",
    detail: /X-XSS-Protection/,
    why: "The header is obsolete and made pages weaker where browsers still knew it; the content policy stands in its place.",
  },
  {
    tool: "wapiti",
    kind: "Cross Site Request Forgery",
    detail: /Lack of anti CSRF token/,
    why: "Before anybody is signed in there is no session to forge: these forms are taken from our own pages alone, by Sec-Fetch-Site or Origin. Signed in, every form carries the session's token. Tests hold both.",
  },
  {
    tool: "wapiti",
    kind: "Cross Site Request Forgery",
    detail: /CSRF token 'csrf' is not properly checked in backend/,
    why: "The scanner sends no Origin, so a right token and a wrong one are refused alike before the token is read. A test posts missing and foreign tokens from the right origin and gets 403.",
  },
  {
    tool: "wapiti",
    kind: "HTTP Secure Headers",
    detail: /Strict-Transport-Security/,
    why: "Sent over https alone, as browsers ask; the demo speaks http on this machine. A test holds both.",
  },
];
