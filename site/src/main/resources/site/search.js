// Looks through search-index.js for the words in the address: each must stand at the beginning of a word of the section.
(() => {
  const asked = new URLSearchParams(location.search).get("q") || "";
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = fold(asked).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const found = document.getElementById("found");
  const list = document.getElementById("results");
  document.querySelector("input[name=q]").value = asked;
  if (words.length === 0) {
    found.textContent = "Type what you look for into the field above.";
    return;
  }
  const marks = words.map((word) => new RegExp("(^|[^\\p{L}\\p{N}])" + word, "u"));
  const hits = [];
  for (const [title, heading, address, text] of window.sections) {
    const [inTitle, inHeading, inText] = [fold(title), fold(heading), fold(text)];
    let score = 0;
    for (const mark of marks) {
      const one = (mark.test(inTitle) ? 8 : 0) + (mark.test(inHeading) ? 6 : 0) + (mark.test(inText) ? 1 : 0);
      if (one === 0) {
        score = 0;
        break;
      }
      score += one;
    }
    if (score > 0) hits.push({ title, heading, address, text, score });
  }
  hits.sort((a, b) => b.score - a.score || a.address.localeCompare(b.address));
  found.textContent = hits.length === 0 ? `Nothing holds all words of “${asked}”.` : `${hits.length} sections hold “${asked}”.`;
  for (const hit of hits.slice(0, 50)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = hit.address;
    link.textContent = hit.heading === hit.title ? hit.title : `${hit.title}: ${hit.heading}`;
    const where = Math.max(0, fold(hit.text).search(marks[0]) - 60);
    const line = document.createElement("p");
    line.textContent = (where > 0 ? "… " : "") + hit.text.slice(where, where + 220);
    item.append(link, line);
    list.append(item);
  }
})();
