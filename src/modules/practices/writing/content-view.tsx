import { KeyValues, Meta, RichText, Section, useView } from '../../../ui/index.ts'
import { fullName, type Unit } from '../../places/index.ts'
import { type Content, STORY } from '../content.ts'
import { yearsOf } from '../listing/list-page.tsx'

/** All a practice says, for its writer and for an editor. */
export function ContentView({ content, units }: { content: Content; units: Unit[] }) {
  const { t } = useView()
  return (
    <>
      <Section title={t('practices.in-short')}>
        <p>{content.essence}</p>
        <KeyValues
          items={[
            { label: t('practices.field.tool'), value: t(`practices.tool.${content.tool}`) },
            { label: t('practices.field.theme'), value: t(`practices.theme.${content.theme}`) },
            {
              label: t('practices.field.place'),
              value: [...units.map((unit) => fullName(unit, t)), content.placeWords].filter(Boolean).join(', '),
            },
            { label: t('practices.column.dokladnosc'), value: t(`practices.precision.${content.precision}`) },
            { label: t('practices.field.years'), value: yearsOf(content) },
            {
              label: t('practices.field.organiser'),
              value: [content.organiserName, t(`practices.organiser.${content.organiserType}`)]
                .filter(Boolean)
                .join(', '),
            },
            { label: t('practices.field.scale'), value: t(`practices.scale.${content.scale}`) },
            { label: t('practices.column.licencja'), value: t(`practices.licence.${content.licence}`) },
          ]}
        />
      </Section>
      {STORY.filter((part) => content[part]).map((part) => (
        <Section key={part} title={t(`practices.part.${part}`)}>
          <RichText markdown={content[part]} level={3} />
        </Section>
      ))}
      {[...content.evidence, ...content.links].length > 0 && (
        <Meta>{[...content.evidence, ...content.links].map(({ title, url }) => `${title} ${url}`).join('; ')}</Meta>
      )}
    </>
  )
}
