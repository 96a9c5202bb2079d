import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";

import { INK, LETTER_STYLE, LINE, QUIET } from "~/office/letters/letter-style";
import { Letterhead, type LetterheadFacts } from "~/office/letters/letterhead";

import type { AccountStatementText } from "./account-statement-text";

/** What was owed, everything that came to it or was paid, and what is left. */
export function AccountStatement({ text, mark }: { text: AccountStatementText; mark: LetterheadFacts }) {
  return (
    <Document title={`${text.title} · ${text.agency}`} author={text.agency} language={text.language}>
      <Page size="A4" style={styles.page}>
        <Letterhead agency={text.agency} title={text.title} mark={mark} />
        <View style={styles.facts}>
          {text.facts.map(({ label, value }) => (
            <View key={label} style={styles.fact}>
              <Text style={styles.label}>{label}</Text>
              <Text style={styles.value}>{value}</Text>
            </View>
          ))}
        </View>
        <View style={styles.sum} wrap={false}>
          <Text style={styles.quiet}>{text.closing.label}</Text>
          <Text style={styles.amount}>{text.closing.value}</Text>
        </View>
        <View style={[styles.line, styles.heads]} fixed>
          {text.heads.map((head, index) => (
            <Text key={head} style={COLUMNS[index]}>
              {head}
            </Text>
          ))}
        </View>
        <Balance {...text.opening} />
        {text.nothing && <Text style={styles.nothing}>{text.nothing}</Text>}
        {text.lines.map((line, index) => (
          <View key={index} style={styles.line} wrap={false}>
            {[line.date, line.what, line.added, line.paid, line.left].map((cell, column) => (
              <Text key={column} style={COLUMNS[column]}>
                {cell}
              </Text>
            ))}
          </View>
        ))}
        <Balance {...text.closing} />
        <View style={styles.foot} fixed>
          {text.foot.map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </View>
      </Page>
    </Document>
  );
}

function Balance({ label, value }: { label: string; value: string }) {
  return (
    <View style={[styles.line, styles.balance]} wrap={false}>
      <Text style={styles.value}>{label}</Text>
      <Text>{value}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  ...LETTER_STYLE,
  facts: { marginTop: 12 },
  fact: { flexDirection: "row", gap: 16, paddingVertical: 2 },
  label: { width: 160, color: QUIET },
  quiet: { color: QUIET },
  value: { flex: 1 },
  sum: { marginTop: 20, marginBottom: 20 },
  amount: { fontSize: 26, lineHeight: 1.3, fontWeight: 600 },
  line: { flexDirection: "row", gap: 10, paddingVertical: 4, borderBottom: `0.5 solid ${LINE}` },
  heads: { fontWeight: 600, borderBottom: `1 solid ${INK}` },
  balance: { fontWeight: 600 },
  nothing: { paddingVertical: 8, color: QUIET },
  foot: { position: "absolute", bottom: 40, left: 56, right: 56, fontSize: 8, color: QUIET },
});

const COLUMNS = [
  { width: 74 },
  { flex: 1 },
  { width: 78, textAlign: "right" as const },
  { width: 78, textAlign: "right" as const },
  { width: 84, textAlign: "right" as const },
];
