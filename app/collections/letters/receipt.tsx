import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";

import { INK, LETTER_STYLE, LINE, QUIET } from "~/office/letters/letter-style";
import { Letterhead, type LetterheadFacts } from "~/office/letters/letterhead";

/** What the receipt says, already worded: amounts and dates as the reader writes them. */
export interface ReceiptText {
  language: string;
  title: string;
  agency: string;
  /** what became of the money since, in capitals across the head; null while it stands */
  mark: { word: string; note: string } | null;
  amountLabel: string;
  amount: string;
  facts: { label: string; value: string }[];
  allocation: { title: string; lines: { label: string; value: string }[] };
  balance: { label: string; value: string };
  foot: string[];
}

/** One page that a person can keep: who paid whom, how much, for what, and what is left. */
export function Receipt({ text, mark }: { text: ReceiptText; mark: LetterheadFacts }) {
  return (
    <Document title={`${text.title} · ${text.agency}`} author={text.agency} language={text.language}>
      <Page size="A4" style={styles.page}>
        <Letterhead agency={text.agency} title={text.title} mark={mark} />
        {text.mark && (
          <View style={styles.mark}>
            <Text style={styles.markWord}>{text.mark.word}</Text>
            <Text>{text.mark.note}</Text>
          </View>
        )}
        <View style={styles.sum}>
          <Text style={styles.label}>{text.amountLabel}</Text>
          <Text style={styles.amount}>{text.amount}</Text>
        </View>
        <Lines lines={text.facts} />
        <Text style={styles.section}>{text.allocation.title}</Text>
        <Lines lines={text.allocation.lines} end />
        <View style={styles.total}>
          <Text style={styles.totalText}>{text.balance.label}</Text>
          <Text style={styles.totalText}>{text.balance.value}</Text>
        </View>
        <View style={styles.foot} fixed>
          {text.foot.map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </View>
      </Page>
    </Document>
  );
}

function Lines({ lines, end }: { lines: ReceiptText["facts"]; end?: boolean }) {
  return lines.map((line) => (
    <View key={line.label} style={styles.line} wrap={false}>
      <Text style={styles.lineLabel}>{line.label}</Text>
      <Text style={end ? styles.lineEnd : styles.lineValue}>{line.value}</Text>
    </View>
  ));
}

const styles = StyleSheet.create({
  ...LETTER_STYLE,
  mark: { marginTop: 16, padding: 10, border: `1.5 solid ${INK}` },
  markWord: { marginBottom: 4, fontSize: 14, fontWeight: 600, letterSpacing: 2 },
  sum: { marginTop: 24, marginBottom: 16 },
  label: { color: QUIET },
  amount: { fontSize: 26, lineHeight: 1.3, fontWeight: 600 },
  section: { marginTop: 20, marginBottom: 4, fontWeight: 600 },
  line: { flexDirection: "row", gap: 16, paddingVertical: 5, borderBottom: `0.5 solid ${LINE}` },
  lineLabel: { width: 160, color: QUIET },
  lineValue: { flex: 1 },
  lineEnd: { flex: 1, textAlign: "right" },
  total: {
    flexDirection: "row",
    justifyContent: "space-between",
    gap: 16,
    marginTop: 12,
    paddingVertical: 8,
    borderTop: `1 solid ${INK}`,
    borderBottom: `1 solid ${INK}`,
  },
  totalText: { fontSize: 12, fontWeight: 600 },
  foot: { position: "absolute", bottom: 40, left: 56, right: 56, fontSize: 8, color: QUIET },
});
