import { Image, StyleSheet, Text, View } from "@react-pdf/renderer";

import { INK } from "./letter-style";

/** A firm's own mark at the head of what it writes. */
export interface LetterheadFacts {
  /** a PNG */
  logo: Buffer | null;
  /** of the line below, readable on white */
  colour: string | null;
}

export const PLAIN_LETTERHEAD: LetterheadFacts = { logo: null, colour: null };

interface LetterheadProps {
  agency: string;
  title: string;
  mark: LetterheadFacts;
  /** points */
  size?: number;
}

/** Who writes, with the logo where there is one, and what this is. */
export function Letterhead({ agency, title, mark, size = 13 }: LetterheadProps) {
  const { logo, colour } = mark;
  return (
    <View style={[styles.head, { borderBottom: `${colour ? 2 : 1} solid ${colour ?? INK}` }]}>
      <View style={styles.firm}>
        {logo && <Image style={styles.logo} src={{ data: logo, format: "png" }} />}
        <Text style={[styles.agency, { fontSize: logo ? size - 3 : size }]}>{agency}</Text>
      </View>
      <Text style={{ fontSize: size }}>{title}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  head: { flexDirection: "row", justifyContent: "space-between", gap: 24, paddingBottom: 10 },
  firm: { flex: 1, gap: 6 },
  logo: { height: 36, maxWidth: 200, objectFit: "contain", objectPositionX: 0, alignSelf: "flex-start" },
  agency: { fontWeight: 600 },
});
