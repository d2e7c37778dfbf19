/** The beginning of a sound in MPEG layer III, as far as a program looks to know what it is; another `words` makes other bytes. */
export const aSound = (words = 'Nagranie') => Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), Buffer.from(words)])

/** The beginning of a film in MPEG-4. */
export const aFilm = () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1')

export const captionsOf = (words: string) => `WEBVTT\n\n00:00.000 --> 00:04.000\n${words}\n`
