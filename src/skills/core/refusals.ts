import {
  invalid,
  notFound,
  notPermitted,
  reason,
  type Refusal,
  refusal,
  tooMany,
} from '../../platform/core/refusal.js';

/** In the order of the contract. */
export type SkillErrorCode = 'NAME_TAKEN' | 'INVALID' | 'NOT_FOUND' | 'NOT_PERMITTED' | 'TOO_MANY';

/** Why a skill could not be put into the catalogue. */
export type SkillRefusal = Refusal<SkillErrorCode>;

/** The sentences that refuse skills of the catalogue. */
export const skillReasons = {
  nameTaken: reason(
    'NAME_TAKEN',
    '"{given}" is a name of the skill "{skill}" already; a name or alias stands in one skill only.',
    '“{given}”已是技能“{skill}”的名称；一个名称或别名只能属于一项技能。',
  ),
  notFound: notFound('There is no such skill in the catalogue.', '目录中没有这项技能。'),
  putting: notPermitted(
    'Only a platform administrator changes the catalogue of skills.',
    '只有平台管理员可以修改技能目录。',
  ),
  nameLength: invalid('The name of a skill has 1 to {most} characters.', '技能名称须为 1 至 {most} 个字符。'),
  nameLine: invalid(
    'The name of a skill is one line without control characters.',
    '技能名称须为一行文字，不含控制字符。',
  ),
  tooManyAliases: tooMany(
    'A skill may have {most} aliases; these are {given}.',
    '一项技能最多 {most} 个别名；现为 {given} 个。',
  ),
  tooManyReferences: invalid(
    'A skill may have {most} references; these are {given}.',
    '一项技能最多 {most} 个参照；现为 {given} 个。',
  ),
  uri: invalid(
    'A reference is an absolute URI that begins with http:, https: or urn:, of at most {most} characters.',
    '参照须为以 http:、https: 或 urn: 开头的绝对 URI，最多 {most} 个字符。',
  ),
  uriTwice: invalid('The URI {uri} is named twice; name it once.', 'URI {uri} 填写了两次，请只填一次。'),
  labelLength: invalid('The label of a reference has at most {most} characters.', '参照的名称最多 {most} 个字符。'),
};

export const skillNotFound = refusal(skillReasons.notFound, ['skillId']);
