// Lint rules for comments. CONTRIBUTING says how comments begin; a clause that stands for a noun has to be decoded.

const clause = /^[\s*]*(What|Who|Whom|Whose|Whoever|Which|Those|Of|So many|So much|Null|Nobody|Somebody)\b/;

/** A line comment right below another one continues its sentence. */
const continues = (comment, previous) =>
  comment.type === 'Line' && previous?.type === 'Line' && previous.loc.end.line === comment.loc.start.line - 1;

const commentOpening = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const comments = context.sourceCode.getAllComments();
    comments.forEach((comment, index) => {
      const opening = clause.exec(comment.value.trim());
      if (opening === null || continues(comment, comments[index - 1])) return;
      const message = `A comment begins with a noun phrase or a verb in the third person, not with "${opening[1]}".`;
      context.report({ loc: comment.loc, message });
    });
    return {};
  },
};

/** The same for what the schema says of a type, field, argument or enum value. */
const descriptionOpening = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    'Property[key.name="description"] > Literal': (node) => {
      const opening = /^(What|Who|Whom|Whose|Which|Those|Of|So many|Null|From|To|Until)\b/.exec(String(node.value));
      if (opening === null) return;
      const message = `A description names its subject first, and does not begin with "${opening[1]}".`;
      context.report({ node, message });
    },
  }),
};

export default { rules: { 'comment-opening': commentOpening, 'description-opening': descriptionOpening } };
