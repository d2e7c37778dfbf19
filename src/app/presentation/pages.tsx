import type { Talk } from '../../platform/documents/index.ts'
import { Document, SlideDeck, useView } from '../../ui/index.ts'

export const TALK = '/siec/prezentacja'

/** The picture of a slide; a name of ours and nothing a person typed. */
export const picturePath = (slideId: string) => `${TALK}/${slideId}.png`

/** The talk as a page to present from: each slide fills the screen, arrows and links turn them, paper takes one each. */
export function TalkPage({ talk }: { talk: Talk }) {
  const { t } = useView()
  return (
    <Document
      title={t('app.talk.title', { name: talk.title })}
      description={t('app.talk.description')}
      islands={['wiec-slides']}
    >
      <SlideDeck
        back={{ label: t('app.talk.back'), href: '/siec' }}
        files={[
          { label: t('app.talk.pptx'), href: `${TALK}.pptx` },
          { label: t('app.talk.pdf'), href: `${TALK}.pdf` },
        ]}
        title={talk.title}
        slides={talk.slides.map(({ picture, ...slide }) => ({
          ...slide,
          ...(picture
            ? {
                picture: {
                  src: picturePath(slide.id),
                  alt: picture.alt,
                  width: picture.width,
                  height: picture.height,
                },
              }
            : {}),
        }))}
      />
    </Document>
  )
}
