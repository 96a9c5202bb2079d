/** Whether a name can be asked for at all; underscores stand in front of names that describe others. */
export function isDnsName(name: string): boolean {
  return name.length <= 253 && name.split(".").every((label) => /^[a-z0-9_-]{1,63}$/i.test(label));
}
