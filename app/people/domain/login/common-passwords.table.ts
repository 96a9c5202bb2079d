/**
 * Words and wholes that breached lists are full of, in lower case and without separators, longest meaning first:
 * what is left of a password beside them, its digits taken away, is what makes it hard to guess.
 */
export const COMMON_PASSWORDS: readonly string[] = [
  "password", "passwort", "contrasena", "senha", "motdepasse", "passw0rd", "p@ssword", "p@ssw0rd", "pa55word", "passwd", "passcode",
  "qwertyuiop", "qwerty", "qwertz", "azerty", "asdfghjkl", "asdfgh", "asdf", "zxcvbnm", "zxcvbn", "1q2w3e4r5t", "1q2w3e4r", "1q2w3e",
  "q1w2e3r4", "1qaz2wsx3edc", "1qaz2wsx", "qazwsxedc", "qazwsx", "zaq12wsx", "zaq1xsw2", "abcdefghijkl", "abcdefgh", "abcdef", "abcd1234",
  "abc123", "123abc", "a1b2c3", "aaaaaa", "letmein", "welcome", "iloveyou", "loveyou", "lovely", "love", "administrator", "admin", "root",
  "monkey", "dragon", "football", "baseball", "basketball", "softball", "soccer", "hockey", "superman", "batman", "spiderman", "pokemon",
  "sunshine", "princess", "trustno1", "changeme", "default", "secret", "master", "shadow", "hunter", "killer", "ranger", "access",
  "michael", "jennifer", "jessica", "ashley", "daniel", "andrew", "joshua", "matthew", "charlie", "thomas", "robert", "jordan", "michelle",
  "amanda", "nicole", "william", "george", "anthony", "samantha", "login", "starwars", "whatever", "freedom", "test", "guest", "temporary",
  "temp", "user", "demo", "hello", "goodbye", "please", "nothing", "internet", "computer", "google", "facebook", "microsoft", "windows",
  "apple", "samsung", "android", "minecraft", "fortnite", "mustang", "ferrari", "porsche", "mercedes", "corvette", "harley", "yankees",
  "cowboys", "lakers", "eagles", "steelers", "liverpool", "chelsea", "arsenal", "barcelona", "summer", "winter", "spring", "autumn",
  "monday", "friday", "sunday", "january", "february", "december", "flower", "butterfly", "chocolate", "cookie", "pepper", "ginger",
  "banana", "orange", "cheese", "coffee", "purple", "yellow", "silver", "golden", "diamond", "crystal", "angel", "jesus", "heaven", "blessed",
  "forever", "family", "mother", "father", "brother", "sister", "friends", "bestfriend", "baby", "tigger", "snoopy", "buster", "maggie",
  "bailey", "phoenix", "matrix", "merlin", "wizard", "magic", "naruto", "thunder", "lightning", "tiger", "lion", "eagle", "dolphin",
  "america", "california", "newyork", "texas", "london", "india", "mumbai", "delhi", "brasil", "mexico", "money", "bank", "dollar", "cash",
  "payment", "invoice", "quittance", "debtcollector", "collections", "collector", "collection", "company", "office", "business", "service",
  "fuckyou", "fuck", "sexy", "asshole", "bitch", "pussy", "donald", "trump", "donaldtrump", "number1", "numberone", "trustme", "letme",
]; // prettier-ignore
