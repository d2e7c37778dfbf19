/** The text of a person, as text, with its own paragraphs and lines. */
export const paragraphs = (text: string) =>
  text.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{lines(paragraph)}</p>)

const lines = (paragraph: string) =>
  paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))
