"""The Behaviour Change Technique Taxonomy v1: the 93 names by which messages say how they work.

Source: Michie et al., "The behavior change technique taxonomy (v1) of 93 hierarchically clustered techniques",
Annals of Behavioral Medicine 46 (2013), 81-95. Names are given in lower case and British spelling.
"""

from __future__ import annotations

_NAMES = """
1.1 goal setting (behaviour)
1.2 problem solving
1.3 goal setting (outcome)
1.4 action planning
1.5 review behaviour goal(s)
1.6 discrepancy between current behaviour and goal
1.7 review outcome goal(s)
1.8 behavioural contract
1.9 commitment
2.1 monitoring of behaviour by others without feedback
2.2 feedback on behaviour
2.3 self-monitoring of behaviour
2.4 self-monitoring of outcome(s) of behaviour
2.5 monitoring of outcome(s) of behaviour without feedback
2.6 biofeedback
2.7 feedback on outcome(s) of behaviour
3.1 social support (unspecified)
3.2 social support (practical)
3.3 social support (emotional)
4.1 instruction on how to perform the behaviour
4.2 information about antecedents
4.3 re-attribution
4.4 behavioural experiments
5.1 information about health consequences
5.2 salience of consequences
5.3 information about social and environmental consequences
5.4 monitoring of emotional consequences
5.5 anticipated regret
5.6 information about emotional consequences
6.1 demonstration of the behaviour
6.2 social comparison
6.3 information about others' approval
7.1 prompts/cues
7.2 cue signalling reward
7.3 reduce prompts/cues
7.4 remove access to the reward
7.5 remove aversive stimulus
7.6 satiation
7.7 exposure
7.8 associative learning
8.1 behavioural practice/rehearsal
8.2 behaviour substitution
8.3 habit formation
8.4 habit reversal
8.5 overcorrection
8.6 generalisation of target behaviour
8.7 graded tasks
9.1 credible source
9.2 pros and cons
9.3 comparative imagining of future outcomes
10.1 material incentive (behaviour)
10.2 material reward (behaviour)
10.3 non-specific reward
10.4 social reward
10.5 social incentive
10.6 non-specific incentive
10.7 self-incentive
10.8 incentive (outcome)
10.9 self-reward
10.10 reward (outcome)
10.11 future punishment
11.1 pharmacological support
11.2 reduce negative emotions
11.3 conserving mental resources
11.4 paradoxical instructions
12.1 restructuring the physical environment
12.2 restructuring the social environment
12.3 avoidance/reducing exposure to cues for the behaviour
12.4 distraction
12.5 adding objects to the environment
12.6 body changes
13.1 identification of self as role model
13.2 framing/reframing
13.3 incompatible beliefs
13.4 valued self-identity
13.5 identity associated with changed behaviour
14.1 behaviour cost
14.2 punishment
14.3 remove reward
14.4 reward approximation
14.5 rewarding completion
14.6 situation-specific reward
14.7 reward incompatible behaviour
14.8 reward alternative behaviour
14.9 reduce reward frequency
14.10 remove punishment
15.1 verbal persuasion about capability
15.2 mental rehearsal of successful performance
15.3 focus on past success
15.4 self-talk
16.1 imaginary punishment
16.2 imaginary reward
16.3 vicarious consequences
"""

TECHNIQUES: dict[str, str] = dict(line.split(" ", 1) for line in _NAMES.strip().splitlines())
"""Name of each technique by its number, such as ``"8.7"``."""


def is_technique(label: str) -> bool:
    """Tell whether ``label`` is a number and its name, such as ``8.7 graded tasks``."""
    number, _, name = label.partition(" ")
    return TECHNIQUES.get(number) == name
