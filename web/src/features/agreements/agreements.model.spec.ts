import 'temporal-polyfill/global';
import { groupOf, proposalOf, readAgreements, stepsOf } from './agreements.model';

describe('The steps of an agreement', () => {
  const proposal = { status: 'PROPOSED', isOwnProposal: false } as const;

  it('are to accept or decline for an administrator to whom it was proposed', () => {
    expect(stepsOf(proposal, true)).toEqual(['accept', 'decline']);
  });

  it('are to decline alone for others to whom it was proposed', () => {
    expect(stepsOf(proposal, false)).toEqual(['decline']);
  });

  it('are to withdraw for the side that proposed it', () => {
    expect(stepsOf({ ...proposal, isOwnProposal: true }, true)).toEqual(['withdraw']);
  });

  it('are to end while it is active, and none once it is over', () => {
    expect(stepsOf({ status: 'ACTIVE', isOwnProposal: true }, false)).toEqual(['end']);
    expect(stepsOf({ status: 'ENDED', isOwnProposal: true }, true)).toEqual([]);
    expect(stepsOf({ status: 'DECLINED', isOwnProposal: false }, true)).toEqual([]);
  });
});

describe('The page of agreements', () => {
  it('lists declined agreements with those that are over', () => {
    expect(groupOf({ status: 'DECLINED' })).toBe('ENDED');
  });

  it('reads whether its form is open, and leaves out nonsense', () => {
    expect(readAgreements({ propose: 'yes' })).toEqual({ propose: 'yes' });
    expect(readAgreements({ propose: 'maybe' })).toEqual({});
  });
});

describe('A proposal', () => {
  const typed = {
    partner: 'org_2',
    side: 'other',
    from: '2027-03-01',
    to: '2028-02-29',
    includedMinutes: '40.5',
    discountPercent: ' ',
  } as const;

  it('counts minutes, and ends before the day after its last one', () => {
    expect(proposalOf(typed, 'org_1')).toEqual({
      providerId: 'org_2',
      consumerId: 'org_1',
      from: '2027-03-01',
      to: '2028-03-01',
      includedMinutes: 2430,
      discountPercent: '0',
      resourceIds: null,
    });
  });

  it('names the own organization as provider when it provides', () => {
    expect(proposalOf({ ...typed, side: 'own' }, 'org_1')).toMatchObject({ providerId: 'org_1', consumerId: 'org_2' });
  });
});
