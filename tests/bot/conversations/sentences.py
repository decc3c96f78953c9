"""Sentences in which people tell about themselves, and all that can be read from each."""

from __future__ import annotations

from typing import Any

EVENING = (127, 1140, 1320)
"""Every day 19:00 to 22:00."""

SENTENCES: list[tuple[str, dict[str, Any]]] = [
    (
        "I'm 34, a nurse with two kids, I love hiking and can't stand cooking, "
        "mostly on my phone after 9 in the evening",
        {
            "age": "34",
            "occupation": "nurse",
            "household": ["two kids"],
            "likes": ["hiking"],
            "dislikes": ["cooking"],
            "windows": [(127, 1260, 1380)],
        },
    ),
    (
        "I'm 34, a nurse with two kids and a dog. I love hiking and detective stories, can't stand cooking, "
        "and I'm mostly on my phone after 9 in the evening",
        {
            "age": "34",
            "occupation": "nurse",
            "household": ["two kids", "a dog"],
            "likes": ["hiking", "detective stories"],
            "dislikes": ["cooking"],
            "windows": [(127, 1260, 1380)],
        },
    ),
    (
        "I enjoy swimming and I hate shopping, but I live in Oslo",
        {"likes": ["swimming"], "dislikes": ["shopping"], "time_zone": "Europe/Oslo"},
    ),
    (
        "Hi, I'm Mia, 28 years old, I live in Lisbon with my girlfriend and a cat. "
        "I like painting, baking and long walks.",
        {
            "age": "28",
            "household": ["girlfriend", "a cat"],
            "likes": ["painting", "baking", "long walks"],
            "time_zone": "Europe/Lisbon",
        },
    ),
    (
        "retired teacher, 71, bad knees, love gardening and crosswords, hate jogging",
        {
            "age": "71",
            "occupation": "retired teacher",
            "limits": ["bad knees"],
            "likes": ["gardening", "crosswords"],
            "dislikes": ["jogging"],
        },
    ),
    (
        "I'm a 45-year-old man from Chicago. I work as a software developer and enjoy woodworking, but not sports.",
        {
            "age": "45",
            "gender": "male",
            "occupation": "software developer",
            "likes": ["woodworking"],
            "dislikes": ["sports"],
            "time_zone": "America/Chicago",
        },
    ),
    (
        "My daughter is 6 years old and I'm in my thirties",
        {"age": "30-39", "household": ["daughter"]},
    ),
    ("I am 52", {"age": "52"}),
    ("34 years old", {"age": "34"}),
    ("I'm thirty-four and I study biology", {"age": "34", "occupation": "studies biology"}),
    ("I just turned 40!", {"age": "40"}),
    (
        "19, student, live alone in Manchester",
        {"age": "19", "occupation": "student", "household": ["lives alone"], "time_zone": "Europe/London"},
    ),
    ("I'm a woman in my mid-fifties", {"age": "54-56", "gender": "female"}),
    ("I'm non-binary and 23", {"age": "23", "gender": "non-binary"}),
    ("I work as a librarian.", {"occupation": "librarian"}),
    ("I'm a night nurse and a mum of three", {"gender": "female", "occupation": "night nurse"}),
    ("I work in a bakery", {"occupation": "works in a bakery"}),
    ("I work from home", {"occupation": "works from home"}),
    ("I'm unemployed at the moment", {"occupation": "unemployed"}),
    ("I'm between jobs", {"occupation": "between jobs"}),
    (
        "Stay-at-home dad of two toddlers",
        {"gender": "male", "occupation": "stay-at-home dad", "household": ["two toddlers"]},
    ),
    ("I'm on parental leave with a baby", {"occupation": "on parental leave", "household": ["a baby"]}),
    ("My wife and I have three children and a dog", {"household": ["wife", "three children", "a dog"]}),
    ("I live with my parents", {"household": ["parents"]}),
    ("I live alone", {"household": ["lives alone"]}),
    ("I share a flat with two flatmates", {"household": ["two flatmates"]}),
    ("We have a cat and two rabbits", {"household": ["a cat", "two rabbits"]}),
    ("I have a bad back", {"limits": ["bad back"]}),
    ("I use a wheelchair and I love chess", {"limits": ["use a wheelchair"], "likes": ["chess"]}),
    ("I can't walk very far because of my arthritis", {"limits": ["can't walk very far", "arthritis"]}),
    ("I'm pregnant", {"limits": ["pregnant"]}),
    ("I'm allergic to pollen but I like being outside", {"limits": ["allergic to pollen"], "likes": ["being outside"]}),
    ("I'm hard of hearing", {"limits": ["hard of hearing"]}),
    ("I have asthma", {"limits": ["asthma"]}),
    ("I love hiking", {"likes": ["hiking"]}),
    ("I like reading, playing the piano and baking bread", {"likes": ["reading", "playing the piano", "baking bread"]}),
    ("I really enjoy board games with friends", {"likes": ["board games with friends"]}),
    ("I'm into pottery and knitting", {"likes": ["pottery", "knitting"]}),
    ("My hobbies are sewing, singing and bird watching", {"likes": ["sewing", "singing", "bird watching"]}),
    ("I'm a big fan of detective stories", {"likes": ["detective stories"]}),
    ("I used to love drawing", {"likes": ["drawing"]}),
    ("I'm happiest when I'm swimming in a lake", {"likes": ["swimming in a lake"]}),
    ("I don't like cooking", {"dislikes": ["cooking"]}),
    ("I hate running and team sports", {"dislikes": ["running", "team sports"]}),
    ("I can't stand tidying up", {"dislikes": ["tidying up"]}),
    ("I'm not into yoga", {"dislikes": ["yoga"]}),
    ("not a fan of gardening", {"dislikes": ["gardening"]}),
    ("I love dancing but hate running", {"likes": ["dancing"], "dislikes": ["running"]}),
    ("I like cooking, not baking", {"likes": ["cooking"], "dislikes": ["baking"]}),
    (
        "No sports please, I love quiet evenings with a book",
        {"likes": ["quiet evenings with a book"], "dislikes": ["sports"]},
    ),
    ("I'm usually on my phone weekdays from 20:00 to 22:30", {"windows": [(31, 1200, 1350)]}),
    ("I scroll every evening", {"windows": [EVENING]}),
    ("On weekends I watch TV from 8 to 11 pm", {"windows": [(96, 1200, 1380)]}),
    ("I'm online in my lunch break", {"windows": [(127, 720, 810)]}),
    ("Mostly Netflix after 9 pm on weekdays", {"windows": [(31, 1260, 1380)]}),
    ("I live in Berlin", {"time_zone": "Europe/Berlin"}),
    ("I'm from Toronto", {"time_zone": "America/Toronto"}),
    ("I'm based in Cape Town and love surfing", {"likes": ["surfing"], "time_zone": "Africa/Johannesburg"}),
    (
        "living in Portland, Oregon with my husband and our dog",
        {"household": ["husband", "dog"], "time_zone": "America/Los_Angeles"},
    ),
    ("I moved to Tokyo last year", {"time_zone": "Asia/Tokyo"}),
    (
        "I'm 29, work as a graphic designer in Buenos Aires, love football and cooking for friends",
        {
            "age": "29",
            "occupation": "graphic designer",
            "likes": ["football", "cooking for friends"],
            "time_zone": "America/Argentina/Buenos_Aires",
        },
    ),
    (
        "Carpenter, 58, married, two grown-up daughters. I like fishing and repairing old radios. My knees are bad.",
        {
            "age": "58",
            "occupation": "carpenter",
            "household": ["two grown-up daughters"],
            "likes": ["fishing", "repairing old radios"],
            "limits": ["bad knees"],
        },
    ),
    (
        "I'm a student in Edinburgh, 21, I share a house with four flatmates, I love climbing and hate early mornings.",
        {
            "age": "21",
            "occupation": "student",
            "household": ["four flatmates"],
            "likes": ["climbing"],
            "dislikes": ["early mornings"],
            "time_zone": "Europe/London",
        },
    ),
    ("I look after my two little boys all day and miss playing the guitar", {"household": ["two little boys"]}),
    (
        "Truck driver. Sore back. On my phone every night.",
        {"occupation": "truck driver", "limits": ["sore back"], "windows": [(127, 1260, 1410)]},
    ),
    ("im 31 n i dont like sports", {"age": "31", "dislikes": ["sports"]}),
    (
        "I am a 67 year old widow who enjoys knitting and going to church",
        {"age": "67", "likes": ["knitting", "going to church"]},
    ),
    ("I would like something quiet", {}),
    ("I'd love to go outside with my daughter", {"household": ["daughter"]}),
    ("what can you do?", {}),
    ("My mother is 80 years old and lives in Rome", {}),
    ("It takes me 45 minutes to get to work", {}),
    ("I go to bed at 11", {}),
    ("The movie was great", {}),
    ("I'm tired", {}),
    ("I'm a morning person", {}),
    ("Maybe later, I'm at work until 6 pm", {}),
    ("I feel like painting", {}),
    ("My phone number is 5551234", {}),
    ("I'm bored", {}),
    ("I hate it", {}),
    ("<b>I'm</b> 33'; DROP TABLE user; --", {}),
]
