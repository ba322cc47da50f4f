import { FORMAT_FACTS } from "#app/platform/images/formats.ts";

/** The formats we take, and HEIC: who chooses one is told what to do. */
const ACCEPT = [
  ...Object.values(FORMAT_FACTS).map(({ mime }) => mime),
  ...["image/heic", ".heic"],
].join(",");

interface FileButtonProps {
  id: string;
  words: string;
  /** Read out after the words. */
  about?: string;
  isSecond?: boolean;
  isInvalid?: boolean;
  /** The id of what says more about it. */
  describedBy?: string | undefined;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** A browser's own field for files in the shape of our buttons: it lies over its label, unseen. */
export function FileButton(props: FileButtonProps) {
  const { id, words, about, isSecond, isInvalid, describedBy } = props;
  const { multiple, onFiles } = props;
  return (
    <label className={isSecond ? "go second file-button" : "go file-button"}>
      {words}
      {about && <b className="unseen"> {about}</b>}
      <input
        {...{ id, multiple, type: "file", accept: ACCEPT }}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // So that the same file can be chosen again.
          target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}
