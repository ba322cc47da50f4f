/** The little we use of opentype.js, which ships no types. */
declare module "opentype.js" {
  export type PathCommand = { type: "M" | "L" | "C" | "Q" | "Z" } & Partial<
    Record<"x" | "y" | "x1" | "y1" | "x2" | "y2", number>
  >;
  export type Font = {
    getPath(
      text: string,
      x: number,
      y: number,
      fontSize: number,
    ): { commands: readonly PathCommand[] };
    getAdvanceWidth(text: string, fontSize: number): number;
  };
  const opentype: { parse(font: ArrayBuffer): Font };
  export default opentype;
}
