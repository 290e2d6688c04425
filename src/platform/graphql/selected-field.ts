import {
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether a field of what is being resolved was asked for, under whatever name: what is left out is not. */
export const selects = (info: GraphQLResolveInfo, field: string): boolean =>
  info.fieldNodes.some(({ selectionSet }) => selectsIn(info, selectionSet, field));

function selectsIn(info: GraphQLResolveInfo, selected: SelectionSetNode | undefined, field: string): boolean {
  return (
    selected?.selections.some((selection) => {
      if (isLeftOut(info, selection)) return false;
      if (selection.kind === Kind.FIELD) return selection.name.value === field;
      return selectsIn(info, fragmentOf(info, selection)?.selectionSet, field);
    }) ?? false
  );
}

function fragmentOf(
  { fragments }: GraphQLResolveInfo,
  selection: Exclude<SelectionNode, { kind: Kind.FIELD }>,
): { readonly selectionSet: SelectionSetNode } | undefined {
  const named: Record<string, FragmentDefinitionNode | undefined> = fragments;
  return selection.kind === Kind.INLINE_FRAGMENT ? selection : named[selection.name.value];
}

const isLeftOut = ({ variableValues }: GraphQLResolveInfo, selection: SelectionNode): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.['if'] === true ||
  getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.['if'] === false;
