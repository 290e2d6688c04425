import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TokenKind,
} from 'graphql';

/** How large a document is, each fragment written out wherever it is spread. */
export interface DocumentSize {
  /** Fields on the longest way from an operation to a leaf; what is asked of the schema itself does not count. */
  readonly depth: number;
  /** The longest row of fragments right inside each other, without a field between them. */
  readonly nestedFragments: number;
  readonly fields: number;
  /** Fields that have an alias, and those that repeat one of the same selection: both ask once more. */
  readonly aliases: number;
  readonly directives: number;
  /** Selections, lists, objects and arguments inside each other. */
  readonly brackets: number;
}

/** Beyond it numbers tell nothing more, and doubling fragments would soon give no numbers at all. */
export const UNCOUNTABLE = 1_000_000_000;

const EMPTY: Size = { depth: 0, nestedFragments: 0, outerFragments: 0, fields: 0, aliases: 0, directives: 0 };

/** `outerFragments`: the row of fragments that a selection begins with, to which those around it are added. */
interface Size extends Omit<DocumentSize, 'brackets'> {
  readonly outerFragments: number;
}

const sum = (one: number, other: number): number => Math.min(one + other, UNCOUNTABLE);

/** Side by side: what is counted adds up, what is nested does not. */
const beside = (one: Size, other: Size): Size => ({
  depth: Math.max(one.depth, other.depth),
  nestedFragments: Math.max(one.nestedFragments, other.nestedFragments),
  outerFragments: Math.max(one.outerFragments, other.outerFragments),
  fields: sum(one.fields, other.fields),
  aliases: sum(one.aliases, other.aliases),
  directives: sum(one.directives, other.directives),
});

const inField = (inner: Size, introspection: boolean): Size => ({
  ...inner,
  depth: introspection ? 0 : inner.depth + 1,
  outerFragments: 0,
  fields: sum(inner.fields, 1),
});

function inFragment(inner: Size): Size {
  const outerFragments = inner.outerFragments + 1;
  return { ...inner, outerFragments, nestedFragments: Math.max(inner.nestedFragments, outerFragments) };
}

const withDirectives = (size: Size, nodes: readonly { readonly directives?: readonly unknown[] }[]): Size => ({
  ...size,
  directives: nodes.reduce((count, node) => sum(count, node.directives?.length ?? 0), size.directives),
});

/** Deeper than any limit lets pass, and not so deep that the stack would end. */
const MOST_LEVELS = 150;

class Measure {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly measured = new Map<string, Size>();
  private level = 0;
  /** Whether measuring was given up, because fragments are spread in fragments without end. */
  bottomless = false;

  constructor(private readonly document: DocumentNode) {
    const definitions = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(definitions.map((definition) => [definition.name.value, definition]));
  }

  ofDocument(): Size {
    const operations = this.document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    let size = EMPTY;
    for (const operation of operations) {
      const selected = this.ofSelections(operation.selectionSet);
      size = beside(size, withDirectives(selected, [operation, ...(operation.variableDefinitions ?? [])]));
    }
    // Validation reads fragments that nothing spreads, too.
    for (const name of this.fragments.keys()) {
      if (!this.measured.has(name)) size = beside(size, this.ofFragment(name));
    }
    return size;
  }

  private ofSelections(set: SelectionSetNode | undefined): Size {
    if (this.level >= MOST_LEVELS) {
      this.bottomless = true;
      return EMPTY;
    }
    this.level++;
    const size = this.inside(set);
    this.level--;
    return size;
  }

  private inside(set: SelectionSetNode | undefined): Size {
    const names = new Set<string>();
    let size = EMPTY;
    for (const selection of set?.selections ?? []) {
      const one = withDirectives(this.ofSelection(selection), [selection]);
      const again = selection.kind === Kind.FIELD && asksAgain(selection, names);
      size = beside(size, again ? { ...one, aliases: sum(one.aliases, 1) } : one);
    }
    return size;
  }

  private ofSelection(selection: SelectionNode): Size {
    switch (selection.kind) {
      case Kind.FIELD:
        return inField(this.ofSelections(selection.selectionSet), /^__(schema|type)$/.test(selection.name.value));
      case Kind.INLINE_FRAGMENT:
        return inFragment(this.ofSelections(selection.selectionSet));
      case Kind.FRAGMENT_SPREAD:
        return inFragment(this.ofFragment(selection.name.value));
    }
  }

  /** Measured once, however often it is spread. A fragment inside itself ends there: validation refuses it. */
  private ofFragment(name: string): Size {
    const known = this.measured.get(name);
    if (known !== undefined) return known;
    this.measured.set(name, EMPTY);
    const definition = this.fragments.get(name);
    if (definition === undefined) return EMPTY;
    const size = withDirectives(this.ofSelections(definition.selectionSet), [definition]);
    this.measured.set(name, size);
    return size;
  }
}

function asksAgain(
  field: { readonly alias?: { readonly value: string }; readonly name: { readonly value: string } },
  names: Set<string>,
): boolean {
  const answeredAs = field.alias?.value ?? field.name.value;
  const again = field.alias !== undefined || names.has(answeredAs);
  names.add(answeredAs);
  return again;
}

const opening = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

function bracketsInsideEachOther(document: DocumentNode): number {
  let open = 0;
  let most = 0;
  for (let token = document.loc?.startToken ?? null; token !== null; token = token.next) {
    if (opening.has(token.kind)) most = Math.max(most, ++open);
    if (closing.has(token.kind)) open--;
  }
  return most;
}

/** Takes time in proportion to the document's text, however its fragments multiply. */
export function documentSize(document: DocumentNode): DocumentSize {
  const measure = new Measure(document);
  const { depth, nestedFragments, fields, aliases, directives } = measure.ofDocument();
  const brackets = measure.bottomless ? UNCOUNTABLE : bracketsInsideEachOther(document);
  return { depth, nestedFragments, fields, aliases, directives, brackets };
}
