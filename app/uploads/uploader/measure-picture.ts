import type { Sides } from "./first-look.ts";

/** The sides of a picture, by the browser's own reader, which decodes no pixel before it is shown. */
export async function measurePicture(file: Blob): Promise<Sides | null> {
  const url = URL.createObjectURL(file);
  try {
    return await new Promise((resolve) => {
      const image = new Image();
      image.onload = () =>
        resolve({ width: image.naturalWidth, height: image.naturalHeight });
      image.onerror = () => resolve(null);
      image.src = url;
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
