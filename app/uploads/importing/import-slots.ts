/** Fetches under way, counted for everybody and for each person. */
export interface ImportSlots {
  /** Null when there is no room; nobody waits. Otherwise what gives the slot back, once. */
  take(personId: string): (() => void) | null;
}

/** @param most for all people together, and for one of them */
export function createImportSlots(most: {
  inAll: number;
  forOne: number;
}): ImportSlots {
  const taken = new Map<string, number>();
  let inAll = 0;
  const count = (personId: string, change: 1 | -1) => {
    inAll += change;
    const own = (taken.get(personId) ?? 0) + change;
    if (own > 0) taken.set(personId, own);
    else taken.delete(personId);
  };
  return {
    take(personId) {
      const own = taken.get(personId) ?? 0;
      if (inAll >= most.inAll || own >= most.forOne) return null;
      count(personId, 1);
      let isTaken = true;
      return () => {
        if (isTaken) count(personId, -1);
        isTaken = false;
      };
    },
  };
}
