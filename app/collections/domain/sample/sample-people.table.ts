/** People who do not exist; whoever owes in a sample set. */
export const SAMPLE_DEBTORS = [
  "Alma Whitlock", "Bruno Castellano", "Carla Nyström", "Derek Oyelaran", "Edith Marchetti", "Farid Benhaddou",
  "Greta Lindqvist", "Hector Salcedo", "Ines Fonseca", "Jasper Thornbury", "Kavita Deshmukh", "Lionel Abernathy",
  "Marisol Quintero", "Nadia Petrova", "Oscar Delacroix", "Priya Ramaswamy", "Quentin Harrow", "Rosa Villanueva",
  "Samir Haddad", "Tessa Brightwell", "Ulrich Baumgart", "Vera Kowalczyk", "Wendell Stokes", "Ximena Larrea",
  "Yusuf Karaman", "Zelda Farnsworth", "Arturo Benavides", "Bettina Kruse", "Cedric Ashdown", "Dalia Sorensen",
  "Emeka Obiora", "Fiona Gallagher", "Gordon Blakely", "Hanna Virtanen", "Ivo Marinov", "Joyce Pemberton",
  "Kenji Morimoto", "Leticia Barros", "Malik Freeman", "Noreen Callahan", "Otto Brandt", "Paloma Herrera",
  "Rafael Montoya", "Sunita Agarwal", "Tobias Engel", "Ursula Whitcomb", "Victor Almeida", "Winifred Castle",
  "Yolanda Pacheco", "Zachary Holloway", "Anneke de Vries", "Basil Merriweather", "Chiara Lombardi", "Dorian Fitch",
  "Estelle Rousseau", "Felix Aguirre",
] as const; // prettier-ignore

export const SAMPLE_COLLECTORS = ["Nora Sample", "Owen Sample", "Petra Sample", "Quinn Sample"] as const;

export const SAMPLE_CLIENTS = [
  "Northwind Card Services (sample)",
  "Lakeside Medical Group (sample)",
] as const;
