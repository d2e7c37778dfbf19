/** A document of one page, as small as a PDF may be. */
export const aPdf = (name = 'projekt.pdf') =>
  new File(
    [
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ],
    name,
    { type: 'application/pdf' },
  )

export const aCsv = (name = 'listy.csv') =>
  new File(
    [
      'treść;data wpływu;imię i nazwisko\nProszę o więcej koszy na śmieci w parku.;2026-09-28;Jan Kowalski\n;2026-09-28;bez treści\n',
    ],
    name,
    { type: 'text/csv' },
  )
