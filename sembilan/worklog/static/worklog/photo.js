// A photo is made small on the phone before it goes anywhere: a weak line carries 200 kB, not 8 MB.
"use strict";
(() => {
  const LONGEST = 1280, QUALITY = 0.72, SMALL = 250000;
  const smaller = async (file) => {
    if (file.size <= SMALL) return file;
    const drawn = await createImageBitmap(file);
    const share = Math.min(1, LONGEST / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(drawn.width * share);
    canvas.height = Math.round(drawn.height * share);
    canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return made && made.size < file.size ? new File([made], "foto.jpg", { type: "image/jpeg" }) : file;
  };
  document.addEventListener("change", async (event) => {
    const input = event.target;
    if (!input.matches("input[data-photo]") || !input.files.length) return;
    try {
      const held = new DataTransfer();
      held.items.add(await smaller(input.files[0]));
      input.files = held.files;
    } catch { /* a browser that cannot: the photo goes as it is, and the site says if it is too large */ }
  });
})();
