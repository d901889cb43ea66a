# What is left by an exception, a `return`, a `break`, and what is done on the way.

# --- finally after return [known]
size = 8
def run():
    global size
    try:
        return 1
    finally:
        size = 16
run()

# --- finally after break
cfg = {"size": 8}
for _ in range(3):
    try:
        break
    finally:
        cfg["size"] = 16
size = cfg["size"]

# --- finally after continue
cfg = {"size": 8}
for _ in range(3):
    try:
        continue
    finally:
        cfg["size"] = 16
size = cfg["size"]

# --- finally after a handler that raises
cfg = {"size": 8}
def run():
    try:
        raise ValueError
    except ValueError:
        raise KeyError
    finally:
        cfg["size"] = 16
try:
    run()
except KeyError:
    pass
size = cfg["size"]

# --- finally after a handler that returns
cfg = {"size": 8}
def run():
    try:
        raise ValueError
    except ValueError:
        return 1
    finally:
        cfg["size"] = 16
run()
size = cfg["size"]

# --- finally after no handler
cfg = {"size": 8}
def run():
    try:
        raise ValueError
    finally:
        cfg["size"] = 16
try:
    run()
except ValueError:
    pass
size = cfg["size"]

# --- finally returns
def run():
    try:
        return 8
    finally:
        return 16
size = run()

# --- finally returns in place of an error
def run():
    try:
        raise ValueError
    finally:
        return 16
size = run()

# --- finally after else that returns
cfg = {"size": 8}
def run():
    try:
        pass
    except ValueError:
        pass
    else:
        return 1
    finally:
        cfg["size"] = 16
run()
size = cfg["size"]

# --- except with a star
size = 8
try:
    size = 16
except* ValueError:
    pass

# --- except with a star handles
size = 8
try:
    raise ValueError
except* ValueError:
    size = 16

# --- except with a star in a group
size = 8
try:
    raise ExceptionGroup("several", [ValueError(), KeyError()])
except* ValueError:
    size = 12
except* KeyError:
    size = 16

# --- handler of a base of the source
class AppError(Exception):
    pass
class NoData(AppError):
    pass
size = 8
try:
    raise NoData
except AppError:
    size = 16

# --- handler of another class of the source
class AppError(Exception):
    pass
class NoData(Exception):
    pass
size = 8
try:
    try:
        raise NoData("nothing")
    except AppError:
        size = 4
except NoData:
    size = 16

# --- handler of the base outside the source
class NoData(ValueError):
    pass
size = 8
try:
    raise NoData
except ValueError:
    size = 16

# --- handler of a class that is not the base
class NoData(ValueError):
    pass
size = 8
try:
    raise NoData
except KeyError:
    size = 4
except Exception:
    size = 16

# --- lookup
size = 8
try:
    {}["a"]
except LookupError:
    size = 16

# --- arithmetic
size = 8
try:
    1 / 0
except ArithmeticError:
    size = 16

# --- error of the system
size = 8
try:
    raise FileNotFoundError
except OSError:
    size = 16

# --- error of the system by its old name
size = 8
try:
    raise FileNotFoundError("nothing")
except IOError:
    size = 16

# --- kinds in a variable
ERRORS = (KeyError, ValueError)
size = 8
try:
    {}["a"]
except ERRORS:
    size = 16

# --- kinds that do not fit [known]
size = 16
try:
    try:
        {}["a"]
    except (ValueError, TypeError):
        size = 8
except KeyError:
    pass

# --- another name of a kind
Missing = KeyError
size = 8
try:
    {}["a"]
except Missing:
    size = 16

# --- a name that is in the kind
class errors:
    KeyError = ValueError
size = 8
try:
    try:
        {}["a"]
    except errors.KeyError:
        size = 4
except KeyError:
    size = 16

# --- kind of a package
import json
size = 8
try:
    raise json.JSONDecodeError("nothing", "", 0)
except ValueError:
    size = 16

# --- kind of a package that is another name
import os
size = 8
try:
    raise FileNotFoundError
except os.error:
    size = 16

# --- the end is no exception
size = 8
def run():
    global size
    try:
        raise SystemExit
    except Exception:
        size = 4
try:
    run()
except SystemExit:
    size = 16

# --- raised again
size = 8
def run():
    try:
        raise KeyError
    except KeyError:
        raise
try:
    run()
except ValueError:
    size = 4
except KeyError:
    size = 16

# --- raised again by its name
size = 8
def run():
    try:
        raise KeyError
    except KeyError as error:
        raise error
try:
    run()
except ValueError:
    size = 4
except KeyError:
    size = 16

# --- raised by what a function makes
def make():
    return KeyError("nothing")
size = 8
try:
    raise make()
except KeyError:
    size = 16

# --- object that is raised
class NoData(KeyError):
    pass
error = NoData()
size = 8
try:
    raise error
except LookupError:
    size = 16

# --- kinds that are not known
import builtins
kinds = [getattr(builtins, name) for name in dir(builtins) if name == "KeyError"]
size = 8
try:
    {}["a"]
except tuple(kinds):
    size = 16
except KeyError:
    size = 4

# --- suppressed
import contextlib
size = 8
with contextlib.suppress(LookupError):
    size = 16
    {}["a"]
    size = 4

# --- suppressed kind in a variable
import contextlib
kinds = (KeyError, ValueError)
size = 8
with contextlib.suppress(*kinds):
    size = 16
    {}["a"]
    size = 4

# --- name of an error is unbound
error = 16
try:
    raise KeyError
except KeyError as error:
    pass
size = 16 if "error" not in globals() else 8
