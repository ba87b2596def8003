"""placeholder"""
def sections() -> list[object]:
    return []
