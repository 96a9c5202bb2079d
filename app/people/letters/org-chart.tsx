import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";

import { LETTER_STYLE, LINE, QUIET } from "~/office/letters/letter-style";
import { Letterhead, type LetterheadFacts } from "~/office/letters/letterhead";

/** The chart, worded. */
export interface OrgChartText {
  language: string;
  title: string;
  agency: string;
  day: string;
  /** in the order of their tree */
  units: { id: string; depth: number; name: string; heads: string; members: string[] }[];
  /** who works in no department */
  loose: { title: string; members: string[] };
  pageOf: (page: number, pages: number) => string;
}

const STEP = 18;
/** Deeper departments stand under each other: a page has only so much width. */
const DEEPEST = 8;

export function OrgChart({ text, mark }: { text: OrgChartText; mark: LetterheadFacts }) {
  return (
    <Document title={`${text.title} · ${text.agency}`} author={text.agency} language={text.language}>
      <Page size="A4" style={styles.page}>
        <Letterhead agency={text.agency} title={text.title} mark={mark} />
        <Text style={styles.day}>{text.day}</Text>
        {text.units.map(({ id, depth, name, heads, members }) => (
          <View key={id} style={{ ...styles.unit, marginLeft: STEP * Math.min(depth, DEEPEST) }}>
            <View wrap={false} minPresenceAhead={24}>
              <Text style={styles.name}>{name}</Text>
              <Text style={styles.quiet}>{heads}</Text>
            </View>
            {members.map((member, at) => (
              <Text key={at}>{member}</Text>
            ))}
          </View>
        ))}
        {text.loose.members.length > 0 && (
          <View style={styles.unit}>
            <Text style={styles.name}>{text.loose.title}</Text>
            {text.loose.members.map((member, at) => (
              <Text key={at}>{member}</Text>
            ))}
          </View>
        )}
        <Text
          style={styles.foot}
          fixed
          render={({ pageNumber, totalPages }) => text.pageOf(pageNumber, totalPages)}
        />
      </Page>
    </Document>
  );
}

const styles = StyleSheet.create({
  ...LETTER_STYLE,
  day: { marginTop: 8, marginBottom: 8, color: QUIET },
  unit: { marginTop: 10, paddingLeft: 8, borderLeft: `1 solid ${LINE}` },
  name: { fontSize: 11, fontWeight: 600 },
  quiet: { color: QUIET },
  foot: { position: "absolute", bottom: 40, left: 56, right: 56, fontSize: 8, color: QUIET },
});
