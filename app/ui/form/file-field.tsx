import { Upload } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { FieldFrame, type FieldProps, useWiredField } from "./field-frame";

interface FileFieldProps extends Omit<FieldProps, "defaultValue"> {
  /** ".csv,text/csv": what the file chooser offers. */
  accept?: string;
}

/** A zone that takes a dropped file or opens the file chooser. The form needs `encType="multipart/form-data"`. */
export function FileField(props: FileFieldProps) {
  const { t } = useTranslation("shell");
  const { state, input } = useWiredField(props);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <FieldFrame field={props} state={state}>
      <div className="file-drop" data-invalid={input["aria-invalid"]}>
        <Upload aria-hidden="true" className="size-5" />
        <span className="break-all font-medium text-ink">{chosen ?? t("form.dropFile")}</span>
        <span className="small">{chosen ? t("form.otherFile") : t("form.orChoose")}</span>
        <input
          {...input}
          key={state.key}
          type="file"
          accept={props.accept}
          onChange={(event) => setChosen(event.currentTarget.files?.[0]?.name ?? null)}
        />
      </div>
    </FieldFrame>
  );
}
