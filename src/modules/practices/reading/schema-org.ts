import type { Practice } from '../rules.ts'

/** The practice in words of schema.org. Its place is in words, as approximate as the practice says it. */
export const articleOf = (practice: Practice) => ({
  '@type': 'Article',
  headline: practice.title,
  description: practice.essence,
  inLanguage: practice.language,
  ...(practice.organiserName && { about: { '@type': 'Organization', name: practice.organiserName } }),
  ...(practice.placeWords && { contentLocation: { '@type': 'Place', name: practice.placeWords } }),
  temporalCoverage: `${practice.yearFrom}/${practice.yearTo}`,
  datePublished: practice.publishedAt?.toString(),
  dateModified: practice.updatedAt.toString(),
  isAccessibleForFree: true,
})
