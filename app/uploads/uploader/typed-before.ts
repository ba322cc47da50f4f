import {
  isTyped,
  NO_SHARED_WORDS,
  type PictureWords,
  type SharedWords,
} from "./picture-words.ts";

/** What was done in the form without a script before the script came. */
export interface TypedBefore {
  shared: SharedWords;
  /** Pictures that were begun, by their number in the form, from 1. */
  pictures: { number: number; words: PictureWords; files: File[] }[];
}

/** Reads the form: a picture counts when something was typed to it or chosen for it, or when the focus is in it. */
export function readTypedBefore(form: HTMLFormElement): TypedBefore {
  const groups = [...form.querySelectorAll("fieldset")];
  const [first, ...rest] = groups;
  const pictures = rest.map((group, index) => ({
    number: index + 1,
    ...{ words: readPicture(group), files: readFiles(group) },
    isFocused: group.contains(document.activeElement),
  }));
  return {
    shared: first ? readShared(first) : NO_SHARED_WORDS,
    pictures: pictures
      .filter(
        ({ words, files, isFocused }) =>
          isTyped(words) || files.length > 0 || isFocused,
      )
      .map(({ isFocused: _, ...picture }) => picture),
  };
}

function readShared(group: HTMLFieldSetElement): SharedWords {
  return {
    category: textOf(group, "category"),
    tags: textOf(group, "tags"),
    source: textOf(group, "source"),
  };
}

function readPicture(group: HTMLFieldSetElement): PictureWords {
  const box = group.elements.namedItem("decorative");
  return {
    ...NO_SHARED_WORDS,
    caption: textOf(group, "caption"),
    altText: textOf(group, "altText"),
    decorative: box instanceof HTMLInputElement && box.checked,
  };
}

function textOf(group: HTMLFieldSetElement, name: string): string {
  const field = group.elements.namedItem(name);
  const isText =
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement;
  return isText ? field.value : "";
}

function readFiles(group: HTMLFieldSetElement): File[] {
  const field = group.elements.namedItem("file");
  return field instanceof HTMLInputElement ? [...(field.files ?? [])] : [];
}
