import { KeyValues, Link, Notice, Section, Tag, useView } from '../../../ui/index.ts'
import { fullName, type Unit } from '../../places/index.ts'
import { directoryAddress } from './addresses.ts'
import type { SeenCard } from './rules.ts'

/** A card as its viewer gets it: made of a `SeenCard` alone, so that nothing else can reach the page. */
export function CardView({ seen, unit }: { seen: SeenCard; unit: Unit | null }) {
  const { t } = useView()
  const { hiddenGround, ...rest } = seen
  const empty = !hiddenGround && Object.keys(rest).length <= 3
  return (
    <>
      {hiddenGround && (
        <Notice kind="warning">
          <p>{t('membership.card.hidden', { ground: t(`moderation.ground.${hiddenGround}`) })}</p>
        </Notice>
      )}
      {empty && <p>{t('membership.card.nothing-shown')}</p>}
      {(['about', 'experience', 'offers', 'seeks'] as const).map(
        (field) =>
          seen[field] && (
            <Section key={field} title={t(`membership.card.${field}`)}>
              <Paragraphs text={seen[field]} />
            </Section>
          ),
      )}
      <KeyValues
        items={[
          {
            label: t('membership.card.unit'),
            value: unit && <Link href={directoryAddress({ miejsce: unit.code })}>{fullName(unit, t)}</Link>,
          },
          {
            label: t('membership.card.tools'),
            value: seen.tools && (
              <ul>
                {seen.tools.map((tool) => (
                  <li key={tool}>
                    <Link href={directoryAddress({ narzedzie: tool })}>{t(`membership.tool.${tool}`)}</Link>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            label: t('membership.card.languages'),
            value: seen.languages?.map((code) => t(`membership.language.${code}`)).join(', '),
          },
          {
            label: t('membership.card.website'),
            value: seen.website && (
              <Link href={seen.website} rel="nofollow ugc noopener">
                {seen.website.replace(/^https?:\/\//, '').replace(/\/$/, '')}
              </Link>
            ),
          },
          {
            label: t('membership.card.email'),
            value: seen.email && (
              <Link href={`mailto:${encodeURIComponent(seen.email).replace('%40', '@')}`}>{seen.email}</Link>
            ),
          },
          {
            label: t('membership.card.phone'),
            value: seen.phone && <Link href={`tel:${seen.phone.replaceAll(/[^\d+]/g, '')}`}>{seen.phone}</Link>,
          },
        ]}
      />
    </>
  )
}

/** What a member gives and looks for, in two words, for lists. */
export function Exchange({ seen }: { seen: SeenCard }) {
  const { t } = useView()
  if (!seen.offers && !seen.seeks) return null
  return (
    <p>
      {seen.offers && <Tag>{t('membership.card.gives')}</Tag>} {seen.seeks && <Tag>{t('membership.card.looks')}</Tag>}
    </p>
  )
}

// What people write is text: never markup, only its own line breaks.
function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, at) => (
        <p key={at}>
          {paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))}
        </p>
      ))}
    </>
  )
}
