import { Link } from '../links.tsx'
import { useView } from '../view.ts'

export interface ShownSlide {
  id: string
  title: string
  lead?: string
  figures?: { figure: string; label: string }[]
  points?: string[]
  table?: { caption: string; columns: [string, string]; rows: [string, string][] }
  picture?: { src: string; alt: string; width: number; height: number }
  notes: string
}

export interface SlideDeckProps {
  title: string
  slides: ShownSlide[]
  back: { label: string; href: string }
  files: { label: string; href: string }[]
}

/**
 * Slides one below another, each as tall as the screen. Scrolling, Page Down and the links under each slide turn them
 * without script; the island `wiec-slides` adds the arrows that speakers press. On paper each takes a page.
 */
export function SlideDeck({ title, slides, back, files }: SlideDeckProps) {
  const { t } = useView()
  return (
    <wiec-slides>
      <nav class="ui-slides-bar" aria-label={t('ui.slides.bar')}>
        <Link href={back.href} icon="chevron-left">
          {back.label}
        </Link>
        {files.map(({ label, href }) => (
          <Link key={href} href={href} icon="download">
            {label}
          </Link>
        ))}
        <span>{t('ui.slides.keys')}</span>
      </nav>
      <main id="tresc" class="ui-slides" aria-label={title}>
        {slides.map((slide, index) => (
          <Slide
            key={slide.id}
            slide={slide}
            number={index + 1}
            of={slides.length}
            previous={slides[index - 1]?.id}
            next={slides[index + 1]?.id}
          />
        ))}
      </main>
    </wiec-slides>
  )
}

interface SlideProps {
  slide: ShownSlide
  number: number
  of: number
  previous: string | undefined
  next: string | undefined
}

function Slide({ slide, number, of, previous, next }: SlideProps) {
  const { t, url } = useView()
  const Heading = number === 1 ? 'h1' : 'h2'
  return (
    <section
      class={`ui-slide${number === 1 ? ' ui-slide-first' : ''}${slide.picture ? ' ui-slide-pictured' : ''}`}
      id={slide.id}
      aria-labelledby={`${slide.id}-tytul`}
    >
      <div class="ui-slide-body">
        <Heading id={`${slide.id}-tytul`}>{slide.title}</Heading>
        <div class="ui-slide-words">
          {slide.lead && <p class="ui-slide-lead">{slide.lead}</p>}
          {slide.figures && (
            <dl class="ui-slide-figures">
              {slide.figures.map(({ figure, label }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{figure}</dd>
                </div>
              ))}
            </dl>
          )}
          {slide.points && (
            <ul>
              {slide.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
          {slide.table && <SlideTable {...slide.table} />}
        </div>
        {slide.picture && (
          <img
            src={url(slide.picture.src)}
            alt={slide.picture.alt}
            width={slide.picture.width}
            height={slide.picture.height}
          />
        )}
      </div>
      <div class="ui-slide-foot">
        <details class="ui-slide-notes">
          <summary>{t('ui.slides.notes')}</summary>
          <p>{slide.notes}</p>
        </details>
        <p class="ui-slide-turn">
          {previous && <a href={`#${previous}`}>{t('ui.slides.previous')}</a>}
          <span>{t('ui.slides.number', { number, of })}</span>
          {next && <a href={`#${next}`}>{t('ui.slides.next')}</a>}
        </p>
      </div>
    </section>
  )
}

function SlideTable({ caption, columns, rows }: NonNullable<ShownSlide['table']>) {
  return (
    <table class="ui-slide-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns[0]}</th>
          <th scope="col">{columns[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
