import type { ComponentChildren } from 'preact'
import { headingsOf, ReadingPage, RichText, useView } from '../../ui/index.ts'

export function InformationPage({
  name,
  markdown,
  children,
}: {
  name: string
  markdown: string
  children?: ComponentChildren
}) {
  const { t } = useView()
  return (
    <ReadingPage
      share={{}}
      title={t(`app.information.${name}`)}
      description={t(`app.information.${name}.description`)}
      contents={headingsOf(markdown)}
    >
      <RichText markdown={markdown} />
      {children}
    </ReadingPage>
  )
}
