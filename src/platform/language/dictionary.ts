// Reader of a Morfologik dictionary: a finite automaton in the CFSA2 format (Daciuk and Weiss, "Smaller
// representation of finite state automata", 2012). The file is walked where it lies, so opening it costs
// its own 2.8 MB and no parsing. The layout is described in data/lang/SOURCES.md.
import { readFileSync } from 'node:fs'

export interface Dictionary {
  /** Base forms of exactly this form, capital letters included; empty when the form is unknown. */
  lemmasOf(form: string): string[]
  /**
   * Base forms of every form that gives `typed` once its diacritics are taken off: "drog" finds "dróg" -> droga.
   * Letters typed with their marks stay as typed; the first letter may also stand for its capital ("suwalkach").
   */
  lemmasWithoutDiacritics(typed: string): string[]
}

/**
 * Opens a dictionary file such as data/lang/polish.dict.
 * @throws Error when the file is absent or is not a CFSA2 automaton with prefix and suffix codes.
 */
export function openDictionary(path: string): Dictionary {
  const file = readFileSync(path)
  if (file.toString('latin1', 0, 4) !== '\\fsa' || file[4] !== CFSA2) {
    throw new Error(`${path} is not a Morfologik dictionary (CFSA2)`)
  }
  const labelCount = file[7] ?? 0
  const labels = file.subarray(8, 8 + labelCount)
  const automaton = automatonOf(file.subarray(8 + labelCount), labels)

  return {
    lemmasOf(form) {
      const bytes = utf8.encode(form)
      let node = automaton.root
      for (const byte of bytes) {
        node = automaton.step(node, byte)
        if (node === DEAD_END) return []
      }
      return [...lemmasAt(automaton, node, bytes, new Set())]
    },

    lemmasWithoutDiacritics(typed) {
      const choices = Array.from(typed, (letter, position) => lettersTypedAs(letter, position === 0))
      const lemmas = new Set<string>()
      const form = new Uint8Array(4 * choices.length)

      const walk = (node: number, position: number, length: number): void => {
        const choice = choices[position]
        if (!choice) {
          lemmasAt(automaton, node, form.subarray(0, length), lemmas)
          return
        }
        for (const letter of choice) {
          let next = node
          for (const byte of letter) next = automaton.step(next, byte)
          if (next === DEAD_END) continue
          form.set(letter, length)
          walk(next, position + 1, length + letter.length)
        }
      }
      walk(automaton.root, 0, 0)
      return [...lemmas]
    },
  }
}

const CFSA2 = 0xc6
const SEPARATOR = 0x3b // ";" between the form, its code and its tags
const CODE_ZERO = 65 // "A" means cut nothing; larger bytes cut that many more
const CUT_ALL = 255 - CODE_ZERO

const TARGET_NEXT = 0x80
const LAST_ARC = 0x40
const LABEL_INDEX = 0x1f
const DEAD_END = 0

const utf8 = new TextEncoder()
const utf8Reader = new TextDecoder()

interface Automaton {
  root: number
  /** The node reached from `node` by `byte`, or DEAD_END. Nodes are offsets of their first arc. */
  step(node: number, byte: number): number
  /** Calls back for each arc of the node. */
  eachArc(node: number, visit: (byte: number, target: number) => void): void
}

function automatonOf(arcs: Uint8Array, labels: Uint8Array): Automaton {
  // The arc under the cursor. One cursor serves the whole automaton: reading is synchronous and eachArc
  // copies what it needs before it calls out.
  let flags = 0
  let label = 0
  let address = 0
  let next = 0

  function readArc(at: number): void {
    flags = arcs[at++] ?? LAST_ARC
    const index = flags & LABEL_INDEX
    label = (index === 0 ? arcs[at++] : labels[index]) ?? 0
    address = 0
    if (!(flags & TARGET_NEXT)) {
      let shift = 0
      let byte: number
      do {
        byte = arcs[at++] ?? 0
        address |= (byte & 0x7f) << shift
        shift += 7
      } while (byte & 0x80)
    }
    next = at
  }

  function targetOfReadArc(): number {
    if (!(flags & TARGET_NEXT)) return address
    while (!(flags & LAST_ARC)) readArc(next)
    return next
  }

  function step(node: number, byte: number): number {
    if (node === DEAD_END) return DEAD_END
    for (readArc(node); label !== byte; readArc(next)) {
      if (flags & LAST_ARC) return DEAD_END
    }
    return targetOfReadArc()
  }

  function eachArc(node: number, visit: (byte: number, target: number) => void): void {
    for (let at = node, last = false; !last; ) {
      readArc(at)
      at = next
      last = (flags & LAST_ARC) !== 0
      const byte = label
      visit(byte, targetOfReadArc())
    }
  }

  readArc(0)
  return { root: targetOfReadArc(), step, eachArc }
}

/** Adds to `lemmas` the base forms stored behind the node that the bytes of `form` lead to. */
function lemmasAt(automaton: Automaton, node: number, form: Uint8Array, lemmas: Set<string>): Set<string> {
  const codes = automaton.step(node, SEPARATOR)
  if (codes === DEAD_END) return lemmas

  automaton.eachArc(codes, (prefixCode, afterPrefix) => {
    automaton.eachArc(afterPrefix, (suffixCode, afterSuffix) => {
      const cutFront = prefixCode - CODE_ZERO
      const cutEnd = suffixCode - CODE_ZERO
      const kept = cutFront === CUT_ALL || cutEnd === CUT_ALL ? [] : form.subarray(cutFront, form.length - cutEnd)
      endings(automaton, afterSuffix, [...kept], lemmas)
    })
  })
  return lemmas
}

function endings(automaton: Automaton, node: number, start: number[], lemmas: Set<string>): void {
  automaton.eachArc(node, (byte, target) => {
    if (byte === SEPARATOR) lemmas.add(utf8Reader.decode(Uint8Array.from(start)))
    else endings(automaton, target, [...start, byte], lemmas)
  })
}

const MARKED: Record<string, string> = { a: 'ą', c: 'ć', e: 'ę', l: 'ł', n: 'ń', o: 'ó', s: 'ś', z: 'źż' }

// What is remembered stays small: some six hundred letters.
const BEYOND_LATIN = '\u0250'
const typedAs = new Map<string, { first: Uint8Array[]; later: Uint8Array[] }>()

/** UTF-8 bytes of the letters that a typed letter may stand for. */
function lettersTypedAs(letter: string, first: boolean): Uint8Array[] {
  let choices = typedAs.get(letter)
  if (!choices) {
    const later = [letter, ...(MARKED[letter.toLowerCase()] ?? '')]
    const bytes = (letters: string[]) => [...new Set(letters)].map((each) => utf8.encode(each))
    choices = { later: bytes(later), first: bytes([...later, ...later.map((each) => each.toUpperCase())]) }
    if (letter < BEYOND_LATIN) typedAs.set(letter, choices)
  }
  return first ? choices.first : choices.later
}
