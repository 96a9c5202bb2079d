import type { AcceptMode } from "./import-progress";
import type { SampleRow } from "./sample-rows";

/** What was decided for one placement import, kept with its job. */
export interface ImportOptions {
  creditorId: string;
  contractVersionId: string;
  accept: AcceptMode;
  /** an SFTP connection approves by itself; a person looks at the preview first */
  approve: "by_hand" | "automatic";
  /** where an SFTP file came from, to be moved when it is done */
  origin?: { connectionId: string; path: string };
  encoding?: string;
  delimiter?: string;
  header?: string[];
  ignored?: string[];
  /** the first rows as the preview shows them: recognised columns only, identity data masked */
  sample?: SampleRow[];
  /** ISO instant at which the load began: the progress bar's rate */
  loadingSince?: string;
  /** what a file-level failure names: missing columns and the like */
  errorFacts?: string[];
}
