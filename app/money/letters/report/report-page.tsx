import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";

import { LETTER_FONTS } from "~/office/letters/letter-fonts";
import { INK, LINE, QUIET } from "~/office/letters/letter-style";
import { Letterhead, type LetterheadFacts } from "~/office/letters/letterhead";

/** A report already worded: every cell as the reader writes it. */
export interface ReportText {
  language: string;
  title: string;
  agency: string;
  facts: { label: string; value: string }[];
  columns: { head: string; end: boolean; /** share of the width */ share: number }[];
  rows: string[][];
  foot: string[][];
  /** "Page 1 of 3" */
  pageOf: (page: number, pages: number) => string;
}

/** A table over as many pages as it needs, its head on each. */
export function ReportPage({ text, mark }: { text: ReportText; mark: LetterheadFacts }) {
  return (
    <Document title={`${text.title} · ${text.agency}`} author={text.agency} language={text.language}>
      <Page size="A4" orientation={text.columns.length > 5 ? "landscape" : "portrait"} style={styles.page}>
        <Letterhead agency={text.agency} title={text.title} mark={mark} size={12} />
        <View style={styles.facts}>
          {text.facts.map(({ label, value }) => (
            <Text key={label}>
              {label}: {value}
            </Text>
          ))}
        </View>
        <View fixed>
          <Line cells={text.columns.map(({ head }) => head)} columns={text.columns} look={styles.heads} />
        </View>
        {text.rows.map((cells, index) => (
          <Line key={index} cells={cells} columns={text.columns} look={styles.row} />
        ))}
        {text.foot.map((cells, index) => (
          <Line key={index} cells={cells} columns={text.columns} look={styles.total} />
        ))}
        <Text
          style={styles.foot}
          fixed
          render={({ pageNumber, totalPages }) => text.pageOf(pageNumber, totalPages)}
        />
      </Page>
    </Document>
  );
}

interface LineProps {
  cells: string[];
  columns: ReportText["columns"];
  look: (typeof styles)[keyof typeof styles];
}

function Line({ cells, columns, look }: LineProps) {
  return (
    <View style={[styles.line, look]} wrap={false}>
      {columns.map(({ share, end }, index) => (
        <Text key={index} style={[{ flexGrow: share, flexBasis: 0 }, end ? styles.end : styles.start]}>
          {cells[index] ?? ""}
        </Text>
      ))}
    </View>
  );
}

// no line height: the renderer then drops texts made per page
const styles = StyleSheet.create({
  page: {
    padding: 40,
    paddingBottom: 56,
    fontFamily: LETTER_FONTS,
    fontSize: 8,
    color: INK,
  },
  facts: { gap: 2, marginTop: 8, marginBottom: 12, color: QUIET },
  line: { flexDirection: "row", gap: 8, paddingVertical: 3 },
  heads: { fontWeight: 600, borderBottom: `1 solid ${INK}` },
  row: { borderBottom: `0.5 solid ${LINE}` },
  total: { fontWeight: 600, borderTop: `0.5 solid ${INK}` },
  start: { textAlign: "left" },
  end: { textAlign: "right" },
  foot: {
    position: "absolute",
    bottom: 28,
    left: 40,
    right: 40,
    fontSize: 7,
    color: QUIET,
    textAlign: "right",
  },
});
