import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** A piece of text written in the code. */
export interface Written {
  file: string
  line: number
  /** A whole string, or the fixed parts of a template: `remarks.outcome.${word}.we` is ['remarks.outcome.', '.we']. */
  parts: string[]
  /** The tag of a tagged template (`sql`), or the function it is given to as an argument (`t`); null elsewhere. */
  around: string | null
}

/** Every string and template in the product's own code; tests and examples apart. */
export function writtenIn(pattern: string): Written[] {
  const files = globSync(pattern).filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file))
  return files.sort().flatMap(writtenInFile)
}

function writtenInFile(file: string): Written[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Written[] = []
  const keep = (node: ts.Node, parts: string[]) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    found.push({ file, line: line + 1, parts, around: aroundOf(node) })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (ts.isStringLiteralLike(node)) keep(node, [node.text])
    if (ts.isTemplateExpression(node))
      keep(node, [node.head.text, ...node.templateSpans.map((span) => span.literal.text)])
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function aroundOf(node: ts.Node): string | null {
  const { parent } = node
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag.getText().replace(/<.*/s, '')
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression.getText()
  if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) return aroundOf(parent)
  return null
}
