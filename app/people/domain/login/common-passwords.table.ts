/** Starts and wholes that breached lists are full of; compared after lower case and without separators. */
export const COMMON_PASSWORDS: readonly string[] = [
  "password", "passw0rd", "p@ssword", "p@ssw0rd", "pa55word", "qwerty", "qwertyuiop", "qwertz", "azerty", "asdfghjkl",
  "zxcvbnm", "1q2w3e4r", "1qaz2wsx", "letmein", "welcome", "iloveyou", "admin", "administrator", "monkey", "dragon",
  "football", "baseball", "superman", "batman", "sunshine", "princess", "trustno1", "changeme", "default", "secret",
  "master", "shadow", "michael", "jennifer", "login", "starwars", "whatever", "freedom", "abc123", "123abc", "test",
  "guest", "temporary", "summer", "winter", "spring", "autumn", "quittance", "debtcollector", "collections",
]; // prettier-ignore
